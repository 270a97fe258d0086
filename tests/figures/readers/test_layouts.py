"""Files as UN Comtrade and Eurostat lay them out, with figures that nobody published."""

import pytest

from kelisim.figures.readers.errors import UnknownLayoutError
from kelisim.figures.readers.found import Figures
from kelisim.figures.readers.reading import read_figures

COMTRADE = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,"
    "partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
    "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,"
    "mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,"
    "isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
"""The header of today's service and downloads."""


def comtrade(**more: str) -> str:
    """A row of it; as in the downloads, with an empty cell after the last column."""
    cells = {
        "typeCode": "C",
        "freqCode": "A",
        "refPeriodId": "20240101",
        "refYear": "2024",
        "refMonth": "52",
        "period": "2024",
        "reporterCode": "999",
        "reporterISO": "XAA",
        "reporterDesc": "Côte of the Alder",
        "flowCode": "M",
        "flowDesc": "Import",
        "partnerISO": "XBB",
        "partner2Code": "0",
        "partner2ISO": "W00",
        "cmdCode": "4407",
        "customsCode": "C00",
        "mosCode": "0",
        "motCode": "0",
        **more,
    }
    return ",".join(cells.get(name, "") for name in COMTRADE.split(",")) + ","


def told(figures: Figures) -> list[tuple[str | None, dict[str, str], str | None, str | None, str, str]]:
    """Side, dimensions, valuation, currency, period and value."""
    return [
        (
            one.series.side,
            dict(one.series.dimensions),
            one.series.valuation,
            one.series.currency,
            one.period,
            one.value,
        )
        for one in figures.found
    ]


def test_comtrade_of_today() -> None:
    """Reporter, partner, flow and commodity; CIF and FOB by the column that the value is; parts are left out."""
    rows = [
        COMTRADE,
        comtrade(cifvalue="1500.25", fobvalue="1400", primaryValue="1500.25"),
        comtrade(flowCode="X", fobvalue="77", primaryValue="77", freqCode="M", period="202403"),
        comtrade(flowCode="RM", cmdCode="TOTAL", partnerISO="W00", primaryValue="5"),
        comtrade(cifvalue="1", fobvalue="2", primaryValue="3", partnerISO="XCC"),
        comtrade(motCode="1000", primaryValue="9"),
        comtrade(customsCode="C01", primaryValue="9"),
        comtrade(partner2Code="36", partner2ISO="XDD", primaryValue="9"),
        comtrade(flowCode="FM", primaryValue="9"),
        comtrade(period="2024-W1", primaryValue="9"),
    ]
    for encoding in ("utf-8", "latin-1"):
        figures = read_figures("\r\n".join(rows).encode(encoding))
        assert told(figures) == [
            ("XAA", {"flow": "imports", "partner": "XBB", "product": "4407"}, "cif", "USD", "2024", "1500.25"),
            ("XAA", {"flow": "exports", "partner": "XBB", "product": "4407"}, "fob", "USD", "2024-03", "77"),
            ("XAA", {"flow": "re-imports", "partner": "total", "product": "total"}, "cif", "USD", "2024", "5"),
            ("XAA", {"flow": "imports", "partner": "XCC", "product": "4407"}, None, "USD", "2024", "3"),
        ]
        assert figures.left_out == {"not-asked-for": 4}
        assert [(one.row, one.column, one.said) for one in figures.problems] == [(10, "period", "2024-W1")]


def test_comtrade_before_2023() -> None:
    """The table of the service before, with its words for the same things."""
    data = (
        b"Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,"
        b"Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,"
        b"2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,"
        b"Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),"
        b"Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag\n"
        b"H4,2016,201602,February 2016,2,0,1,Imports,1,Alder,XAA,0,World,WLD,,,,,,,,01,Live animals,1,No Quantity,,,,"
        b",,,91128858,,,0\n"
        b"H4,2016,2016,2016,2,0,2,Export,1,Alder,XAA,2,Birch,XBB,,,,,,,,TOTAL,All,1,No Quantity,,,,,,,12,,12,0\n"
    )
    assert told(read_figures(data, layout="comtrade")) == [
        ("XAA", {"flow": "imports", "partner": "total", "product": "01"}, "cif", "USD", "2016-02", "91128858"),
        ("XAA", {"flow": "exports", "partner": "XBB", "product": "total"}, "fob", "USD", "2016", "12"),
    ]


def test_eurostat_with_a_column_for_each_period() -> None:
    """Codes in the first cell, flags after the value, a colon where there is none."""
    data = (
        b"freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \t2021 \n"
        b"A,PC,AQ\t3.9 \t: \t4.25 p\n"
        b"A,PC,EU27_2020\t7 bd\t: c\t8 e\n"
        b"A,AQ\t1 \t2 \t3 \n"
        b"A,PC,XX\tn/k \t6 f\t5 \n"
    )
    figures = read_figures(data)
    assert told(figures) == [
        ("ATA", {"unit": "PC"}, None, None, "2019", "3.9"),
        ("ATA", {"unit": "PC"}, None, None, "2021", "4.25"),
        (None, {"geo": "EU27_2020", "unit": "PC"}, None, None, "2019", "7"),
        (None, {"geo": "EU27_2020", "unit": "PC"}, None, None, "2021", "8"),
        (None, {"geo": "XX", "unit": "PC"}, None, None, "2021", "5"),
    ]
    assert [one.status for one in figures.found] == [None, "provisional", None, "estimated", None]
    assert figures.left_out == {"flag-b": 1, "flag-d": 1, "forecast": 1, "missing": 2}
    assert [(one.row, one.column, one.said) for one in figures.problems] == [
        (4, "", "A,AQ"),
        (5, "2019", "n/k"),
    ]
    monthly = b"freq,geo\\TIME_PERIOD\t2020-01 \t2020-Q2 \nM,AQ\t1 \t2 \n"
    assert [one.period for one in read_figures(monthly).found] == ["2020-01", "2020-Q2"]


def test_sdmx_csv_of_eurostat_and_of_the_standard() -> None:
    """Both versions of the standard, Eurostat's own columns, and labels beside codes."""
    eurostat = (
        b"DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,"
        b"OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
        b"ESTAT:DS-1(1.0),15/06/26 11:00:00,M,AQ,WORLD,4407,1,VALUE_EUR,2026-01,1000.5,p,\n"
        b"ESTAT:DS-1(1.0),15/06/26 11:00:00,M,AQ,EL,4407,2,VALUE_EUR,2026-02,:,,\n"
    )
    expected = {"flow": "imports", "indicators": "VALUE_EUR", "partner": "total", "product": "4407"}
    figures = read_figures(eurostat)
    assert told(figures) == [("ATA", expected, None, None, "2026-01", "1000.5")]
    assert figures.found[0].status == "provisional"
    second = (
        b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: Value,"
        b"OBS_STATUS: Status,UNIT_MULT: Multiplier\n"
        b'dataflow,X:Y(1.0.0),I,"A: Annual, whole",AQ: Ice,2024,1.5,E: Estimated,6: Millions\n'
        b"dataflow,X:Y(1.0.0),D,A: Annual,AQ: Ice,2023,1.5,,\n"
        b"dataflow,X:Y(1.0.0),I,A: Annual,AQ: Ice,2022-W3,1.5,,\n"
    )
    figures = read_figures(second, layout="sdmx")
    assert told(figures) == [("ATA", {}, None, None, "2024", "1500000")]
    assert figures.left_out == {"not-asked-for": 1}
    assert [(one.row, one.column) for one in figures.problems] == [(4, "TIME_PERIOD")]


COMEXT = (
    "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_CPA22,PRODUCT_BEC,PRODUCT_BEC5,"
    "PRODUCT_SECTION,FLOW,STAT_PROCEDURE,SUPPL_UNIT,PERIOD,VALUE_EUR,VALUE_NAC,QUANTITY_KG,QUANTITY_SUPPL_UNIT"
)
COMEXT_BEFORE = (
    "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_cpa2002,PRODUCT_cpa2008,"
    "PRODUCT_CPA2_1,PRODUCT_BEC,PRODUCT_SECTION,FLOW,STAT_REGIME,SUPP_UNIT,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,"
    "SUP_QUANTITY"
)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (COMEXT, "AQ,XB,E,44071100,24820,1610,1610,220,1,09,2,1,NO_SU,{},65,65,3,0"),
        (COMEXT_BEFORE, "099,AQ,0999,XB,E,44071100,24820,1610,1610,1610,220,09,2,1,A,{},65,3,0"),
    ],
)
def test_comext(header: str, row: str) -> None:
    """Both layouts of the files of Comext: a month, and month 52 for the year."""
    lines = [header, row.format("202402"), row.format("202452"), row.format("202413")]
    figures = read_figures("\n".join(lines).encode(), layout="eurostat")
    expected = {"flow": "exports", "partner": "XB", "procedure": "1", "product": "44071100"}
    assert told(figures) == [
        ("ATA", expected, "fob", "EUR", "2024-02", "65"),
        ("ATA", expected, "fob", "EUR", "2024", "65"),
    ]
    assert [(one.row, one.column, one.said) for one in figures.problems] == [(4, "PERIOD", "202413")]


def test_a_layout_that_was_said_has_to_be_there() -> None:
    """A file of Eurostat is none of Comtrade."""
    with pytest.raises(UnknownLayoutError):
        read_figures(b"freq,geo\\TIME_PERIOD\t2019\nA,AQ\t1\n", layout="comtrade")
