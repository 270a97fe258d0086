"""Invented plans in English."""

from tests.reading.plans.invented import C, Plan


def bilateral() -> Plan:
    """A column for each side and sections in merged rows."""
    plan = Plan(
        "bilateral-en",
        "en",
        [
            (
                "Joint Action Plan for the implementation of the Programme of Trade and Economic Cooperation between "
                "the Republic of Kazakhstan and the Republic of Azerbaijan for 2026-2028"
            ),
            "Signed in Baku on 3 March 2026",
        ],
        [
            [
                C("No.", rows=2),
                C("Measure", rows=2),
                C("Form of completion", rows=2),
                C("Term", rows=2),
                C("Responsible bodies", columns=2),
            ],
            ["Kazakh side", "Azerbaijani side"],
        ],
    )
    plan.under("Section 1. Transport", "Transport")
    plan.measure(
        [
            "1",
            "Agree a through rate for containers across the Caspian Sea",
            "Protocol",
            "first half of 2026",
            "Ministry of Transport (lead), Port of Tulpar JSC (by agreement)",
            "Ministry of Digital Development and Transport",
        ],
        "2026-01/2026-06",
        (
            "Ministry of Transport @KAZ !lead; Port of Tulpar JSC @KAZ !by-agreement; Ministry of Digital "
            "Development and Transport @AZE"
        ),
    )
    plan.measure(
        [
            "2",
            "Exchange data on vessels waiting at the roadstead",
            "Exchange of data",
            "continuously",
            "Ministry of Transport",
            "State Maritime Agency",
        ],
        "always",
        "Ministry of Transport @KAZ; State Maritime Agency @AZE",
    )
    plan.under("Section 2. Industry", "Industry")
    plan.measure(
        [
            "3",
            "Hold a forum of suppliers of oilfield equipment",
            "Forum",
            "by 1 October 2027",
            "Ministry of Trade, Industry and Integration; Chamber of Suppliers (by agreement)",
            "Ministry of Economy",
        ],
        "/2027-10-01",
        (
            "Ministry of Trade, Industry and Integration @KAZ; Chamber of Suppliers @KAZ !by-agreement; Ministry "
            "of Economy @AZE"
        ),
    )
    plan.measure(
        [
            "4",
            "Report to the Intergovernmental Commission",
            "Report",
            "annually",
            "Ministry of National Economy",
            "Ministry of Economy",
        ],
        "",
        "Ministry of National Economy @KAZ; Ministry of Economy @AZE",
    )
    return plan


def roadmap() -> Plan:
    """A roadmap with a column of fields, lead and supporting bodies, and notes below."""
    plan = Plan(
        "roadmap-en",
        "en",
        ["Roadmap for the Green Corridor, 2025-2027"],
        [["Area", "No", "Activity", "Timeline", "Lead agency", "Supporting agencies", "Expected output", "Status"]],
        number=1,
        title=2,
    )
    plan.measure(
        [
            C("Standards", rows=2),
            "1.1",
            "Compare the rules on battery transport of both countries",
            "Q3 2025",
            "Ministry of Energy of Georgia",
            "Ministry of Transport of Türkiye",
            "Comparison table",
            "started",
        ],
        "2025-07/2025-09",
        "Ministry of Energy of Georgia @GEO !lead; Ministry of Transport of Türkiye @TUR !co",
        section="Standards",
    )
    plan.measure(
        ["1.2", "Draft a common safety manual", "2025-2026", "Ministry of Energy of Georgia", "-", "Manual", ""],
        "2025/2026",
        "Ministry of Energy of Georgia @GEO !lead",
        number="1.2",
        title="Draft a common safety manual",
        section="Standards",
    )
    plan.measure(
        [
            "Charging",
            "2.1",
            "Install charging stations on the highway to the border",
            "by the end of 2026",
            "Ministry of Transport of Türkiye",
            "Lale Energy LLC, Mtkvari Grid JSC",
            "20 stations",
            "",
        ],
        "/2026",
        "Ministry of Transport of Türkiye @TUR !lead; Lale Energy LLC !co; Mtkvari Grid JSC !co",
        section="Charging",
    )
    plan.measure(
        [
            "Charging",
            "2.2",
            "Review the prices of charging",
            "December 2027",
            "Ministry of Energy of Georgia",
            "",
            "Review",
            "",
        ],
        "2027-12/2027-12",
        "Ministry of Energy of Georgia @GEO !lead",
        section="Charging",
    )
    plan.below = ["Note: stations may be moved."]
    return plan


def plain() -> Plan:
    """No header at all; numbers stand in the titles' own column; the roles are in the content."""
    plan = Plan(
        "headless-en",
        "en",
        ["Plan of measures on cooperation of customs services"],
        [],
    )
    plan.measure(
        [
            "1",
            "Share the list of trusted traders through a secure channel",
            "Exchange of lists",
            "31 March 2026",
            "State Customs Committee of Belarus; Customs Service of Moldova",
        ],
        "2026-03-31/2026-03-31",
        "State Customs Committee of Belarus @BLR; Customs Service of Moldova @MDA",
    )
    plan.measure(
        [
            "2",
            "Hold joint training for officers who inspect food consignments",
            "Training report",
            "October 2026",
            "Customs Service of Moldova",
        ],
        "2026-10/2026-10",
        "Customs Service of Moldova @MDA",
    )
    plan.measure(
        [
            "3",
            "Prepare an agreement on mutual recognition of laboratory results",
            "Draft agreement",
            "second half of 2026",
            "State Customs Committee of Belarus, Ministry of Justice of Moldova",
        ],
        "2026-07/2026-12",
        "State Customs Committee of Belarus @BLR; Ministry of Justice of Moldova @MDA",
    )
    plan.measure(
        [
            "4",
            "Publish statistics of seizures in a common format",
            "Publication",
            "2026-2027",
            "State Customs Committee of Belarus and Customs Service of Moldova",
        ],
        "2026/2027",
        "State Customs Committee of Belarus @BLR; Customs Service of Moldova @MDA",
    )
    return plan


def tasks() -> Plan:
    """Weak headings, sub-measures under a merged number, bodies on lines."""
    plan = Plan(
        "tasks-en",
        "en",
        ["Work plan of the joint working group on rivers, 2026"],
        [["Ref.", "Task", "Who", "Deadline", "Output"]],
    )
    plan.under("A. Monitoring", "Monitoring")
    plan.measure(
        [
            C("1", rows=2),
            "Inspect the gauges on the upper reach",
            "Water Committee of Kazakhstan",
            "15 May 2026",
            "Inspection record",
        ],
        "2026-05-15/2026-05-15",
        "Water Committee of Kazakhstan @KAZ",
    )
    plan.measure(
        [
            "Repair the gauges found broken",
            "Water Committee of Kazakhstan\nHydrology Service of Kyrgyzstan",
            "30 September 2026",
            "Repair record",
        ],
        "2026-09-30/2026-09-30",
        "Water Committee of Kazakhstan @KAZ; Hydrology Service of Kyrgyzstan @KGZ",
        number="1",
        title="Repair the gauges found broken",
    )
    plan.measure(
        [
            "2",
            "Calibrate the rating curves",
            "Hydrology Service of Kyrgyzstan (as agreed)",
            "by 1 November 2026",
            "Curves",
        ],
        "/2026-11-01",
        "Hydrology Service of Kyrgyzstan @KGZ !by-agreement",
    )
    plan.under("B. Public information", "Public information")
    plan.measure(
        ["3", "Publish flood warnings in three languages", "Water Committee of Kazakhstan", "permanently", "Warnings"],
        "always",
        "Water Committee of Kazakhstan @KAZ",
    )
    return plan
