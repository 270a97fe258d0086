"""Ordinary news, in which the words of instruments stand for other things, gives no instrument."""

import pytest

from kelisim.reading.document import read_document
from tests.reading.invented import contents

NEWS = (
    "The city council approved a programme of street repairs on Monday; work would begin in June, the mayor said.",
    "A peace plan for the valley was presented by mediators on Thursday, but the two sides rejected it.",
    "The striker signed a three-year contract with Galatasaray and will wear number nine.",
    "Kazakhstan's tennis player signed a sponsorship agreement with a Swiss watchmaker, her agent said.",
    "The workers and the management of the plant reached an agreement on wages after a week of strikes.",
    "Under the terms of the treaty, each State may inspect the other's bases twice a year.",
    "The television programme about bees returns to the screen in Germany and France next week.",
    "Ukraine and Russia accuse each other of violating the ceasefire agreement.",
    "The protocol of the ceremony requires guests from France and Japan to be seated first.",
    "The European Union and China are at odds over tariffs on electric cars.",
    "Article 5 of the North Atlantic Treaty says that an attack on one is an attack on all.",
    "Signs of recovery appeared in the economies of Poland and Hungary in the spring.",
    "The band signed autographs and the drummer signed off with a joke about the road map of their tour.",
    "Doctors follow a strict protocol when a patient arrives from India or Brazil.",
    "The government of Georgia adopted a plan to plant a million trees by 2030.",
    "The minister signed an order on the appointment of judges on Friday.",
    "Parliament adopted a law on plastic bags, and the president signed it into law.",
    "The Paris Agreement calls for emissions to be cut by half.",
    "Farmers in Uzbekistan signed up for a programme of cheap loans.",
    "The deal between the two banks fell through, a person close to the talks said.",
    "Britain and France disagree about the declaration of the summit on fishing.",
    "The lease agreement on the flat expired, and the tenant moved to Spain.",
    "Germany and Poland played a friendly match that ended without goals.",
    "A contract worker from Nepal was awarded damages by a court in Qatar.",
    "The statement of the central bank said that rates in Hungary would stay unchanged.",
    "The actor signed a deal with a studio in the United States for three films.",
    "The union has signed a collective agreement with the railway company in Italy.",
    "According to the agreement on visa-free travel, citizens of Serbia may stay in China for 30 days.",
    "The museum has approved an action plan against moths.",
    "Turkey's football federation and the Spanish club signed a contract for a friendly match.",
    "The memorandum by the late author was sold in London to a collector from Japan for a record sum.",
    "India and Pakistan exchanged fire across the line of control on Tuesday.",
    "The road map was found in the glove box of a car with Belgian plates.",
    "The rector signed diplomas for 300 graduates from Kenya and Ghana.",
    "The parties to the dispute have not signed any agreement, a lawyer for the Greek firm said.",
    "The convention of comic-book fans in San Diego drew visitors from Canada and Mexico.",
    "The prosecutor and the defence reached a plea agreement in the trial of a Bulgarian driver.",
    "Australia will ratify nothing before the elections, the opposition said.",
    "The declaration of independence is kept in a vault.",
    "The airline cancelled its code-sharing agreement with a carrier from Portugal and scrapped two routes to Spain.",
    "The club extended the contract of its Croatian goalkeeper until 2027 and renewed that of the coach.",
    "Lawmakers in Hungary backed a programme of tax cuts, and the cabinet cleared the budget for debate.",
    "The gallery in Vienna and the museum in Prague exchanged paintings under a friendly arrangement.",
    "London and Paris are linked by trains that cross under the sea in half an hour.",
    "Talks on the future of the stadium in Warsaw ended without a deal between the city and the builder.",
    "The visit resulted in seven documents on cheese being lost in the luggage of a guest from Switzerland.",
    "The insurer terminated the policies of farmers in Brazil and Argentina after the drought.",
    "The choir from Estonia sealed its tour with a concert, and a deal for three records may follow.",
    "The treaty port of Shanghai is the subject of a new history by a scholar from the Netherlands.",
    "Norway's fund has agreed on a programme of share purchases with a bank in Denmark.",
)
TITLE = "What the day brought to the city\n\n"


@pytest.mark.parametrize("words", NEWS, ids=lambda words: words[:40])
def test_a_paragraph_of_ordinary_news_has_no_instrument(words: str) -> None:
    """A programme on television, a deal of a footballer, a ceasefire: none is an instrument between sides."""
    reading = read_document((TITLE + words).encode(), "news.txt", published="2024-05-15")
    assert contents(reading, "instrument") == []


def test_all_of_them_together_have_none() -> None:
    """The States of one paragraph are not the Parties of what the next one speaks of."""
    reading = read_document((TITLE + "\n\n".join(NEWS)).encode(), "news.txt", published="2024-05-15")
    assert contents(reading, "instrument") == []
