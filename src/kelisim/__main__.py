"""`python -m kelisim`, the same as the command `kelisim`."""

from kelisim.cli.main import run

if __name__ == "__main__":
    run()
