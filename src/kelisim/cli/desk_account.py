"""`kelisim account`: who may work at this node's desk."""

from typing import Annotated

import typer

from kelisim.cli.options import Home, open_home

app = typer.Typer(help="Accounts of this node's desk.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="What the person signs in with.")]


@app.command()
def new(
    name: Name,
    party: Annotated[
        str, typer.Option("--as", metavar="PARTY", help="The Party that the person may file for; none to read only.")
    ] = "",
    press: Annotated[bool, typer.Option("--press", help="The person also writes for the newsroom.")] = False,
    home: Home = None,
) -> None:
    """Make an account, and show its password and second factor, once."""
    folder = open_home(home, pages=press)
    from kelisim.node import accounts, keyring

    made = accounts.open_account(name, party)
    if press:
        from kelisim.web.newsroom.press import admit_by_name

        admit_by_name(name)
    typer.echo(f"password: {made.password}")
    typer.echo(f"second factor, for an authenticator app: {made.second_factor}")
    typer.echo("Both are shown this once.")
    if party and party not in {key.party for key in keyring.held(folder)}:
        typer.echo(f"This node holds no key of {party} yet, so nothing can be filed for it.", err=True)


@app.command("list")
def held(home: Home = None) -> None:
    """List the accounts."""
    open_home(home)
    from kelisim.node.models import Account

    for account in Account.objects.select_related("user").order_by("user__username"):
        typer.echo(f"{account.user.username}  {account.party or 'reads only'}")


@app.command()
def end(name: Name, home: Home = None) -> None:
    """End an account, with what is under review in it."""
    open_home(home, pages=True)  # the newsroom knows who wrote what, and is to forget it
    from kelisim.node import accounts

    accounts.end_account(name)
