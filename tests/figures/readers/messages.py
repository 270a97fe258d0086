"""SDMX messages with invented figures, in the formats of the standard."""

HEADER_21 = """<{0}:Header><{0}:ID>M1</{0}:ID><{0}:Test>false</{0}:Test><{0}:Prepared>2026-01-05T10:00:00</{0}:Prepared>
<{0}:Sender id="OFFICE"/><{0}:Structure structureID="TRADE" {1}dimensionAtObservation="TIME_PERIOD">{2}</{0}:Structure>
</{0}:Header>"""
URN = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=OFFICE:TRADE"

GENERIC_21 = f"""<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
 xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
{
    HEADER_21.format(
        "message",
        "",
        '<common:Structure><Ref agencyID="OFFICE" id="TRADE" version="1.0" class="DataStructure"/></common:Structure>',
    )
}
<message:DataSet action="Replace" structureRef="TRADE"><generic:Series>
<generic:SeriesKey><generic:Value id="FREQ" value="A"/><generic:Value id="REF_AREA" value="AQ"/>
<generic:Value id="COUNTERPART_AREA" value="XB"/><generic:Value id="FLOW" value="X"/></generic:SeriesKey>
<generic:Attributes><generic:Value id="UNIT_MULT" value="6"/></generic:Attributes>
<generic:Obs><generic:ObsDimension value="2020"/><generic:ObsValue value="5.25"/>
<generic:Attributes><generic:Value id="OBS_STATUS" value="A"/></generic:Attributes></generic:Obs>
<generic:Obs><generic:ObsDimension value="2021"/><generic:ObsValue value="6.125001"/>
<generic:Attributes><generic:Value id="OBS_STATUS" value="P"/></generic:Attributes></generic:Obs>
<generic:Obs><generic:ObsDimension value="2022"/><generic:ObsValue value="NaN"/>
<generic:Attributes><generic:Value id="OBS_STATUS" value="M"/></generic:Attributes></generic:Obs>
</generic:Series></message:DataSet></message:GenericData>"""

SERIES = """<Series FREQ="A" REF_AREA="AQ" COUNTERPART_AREA="XB" FLOW="X" UNIT_MULT="6">
<Obs TIME_PERIOD="2020" OBS_VALUE="5.25" OBS_STATUS="A"/><Obs TIME_PERIOD="2021" OBS_VALUE="6.125001" OBS_STATUS="P"/>
<Obs TIME_PERIOD="2022" OBS_VALUE="NaN" OBS_STATUS="M"/></Series>"""


def specific(version: str, urn: str, structure: str) -> str:
    """A structure-specific message of a version."""
    schemas = f"http://www.sdmx.org/resources/sdmxml/schemas/{version}"
    header = HEADER_21.format("mes", f'namespace="{urn}" ', f"<com:Structure>{structure}</com:Structure>")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:mes="{schemas}/message" xmlns:com="{schemas}/common"
 xmlns:ss="{schemas}/data/structurespecific" xmlns:ns1="{urn}"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{header}
<mes:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="TRADE">{SERIES}</mes:DataSet>
</mes:StructureSpecificData>"""


SPECIFIC_21 = specific(
    "v2_1", f"{URN}(1.0):ObsLevelDim:TIME_PERIOD", '<Ref agencyID="OFFICE" id="TRADE" version="1.0"/>'
)
SPECIFIC_30 = specific("v3_0", f"{URN}(1.0.0):ObsLevelDim:TIME_PERIOD", f"{URN}(1.0.0)")

_STRUCTURE = """{"name":"Trade","dimensions":{"dataSet":[{"id":"FREQ","values":[{"id":"A"}]}],
"series":[{"id":"REF_AREA","values":[{"id":"XX"},{"id":"AQ"}]},{"id":"COUNTERPART_AREA","values":[{"id":"XB"}]},
{"id":"FLOW","values":[{"id":"X"}]}],
"observation":[{"id":"TIME_PERIOD","values":[{"id":"2020"},{"id":"2021"},{"%s":"2022"}]}]},
"attributes":{"dataSet":[],"series":[{"id":"UNIT_MULT","name":"Multiplier","values":[{"id":"6","name":"Millions"}]}],
"observation":[{"id":"OBS_STATUS","values":[{"id":"A"},{"id":"P"},{"id":"M"}]},{"id":"OBS_COM"}]}}"""
_DATA_SET = """{"action":"Replace"%s,"series":{"1:0:0":{"attributes":[0],
"observations":{"0":[5.25,0],"1":[6.125001,1,"revised"],"2":[null,2]}}}}"""

JSON_10 = f"""{{"header":{{"id":"M1","prepared":"2026-01-05T10:00:00Z","sender":{{"id":"OFFICE"}}}},
"dataSets":[{_DATA_SET % ""}],"structure":{_STRUCTURE % "id"}}}"""
JSON_20 = f"""{{"meta":{{"schema":"https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json","id":"M1"}},
"data":{{"dataSets":[{_DATA_SET % ',"structure":0'}],"structures":[{_STRUCTURE % "value"}]}}}}"""

MESSAGES = {
    "generic 2.1": GENERIC_21,
    "structure-specific 2.1": SPECIFIC_21,
    "structure-specific 3.0": SPECIFIC_30,
    "JSON 1.0": JSON_10,
    "JSON 2.0": JSON_20,
}
