"""Words for an invented register in three languages: titles, names and sentences that say nothing about real States."""

from typing import Final

from kelisim.model.text import Text

Three = tuple[str, str, str]
"""English, Russian, Kazakh."""

WORKS: Final[tuple[Three, ...]] = (
    ("Construction of a crossing", "Строительство пункта пропуска", "Өткізу пунктін салу"),
    ("Survey of a deposit", "Разведка месторождения", "Кен орнын барлау"),
    ("Repair of a gauging station", "Ремонт гидрологического поста", "Гидрологиялық бекетті жөндеу"),
    ("Exchange of customs data", "Обмен таможенными данными", "Кеден деректерімен алмасу"),
    ("Renewal of a power line", "Обновление линии электропередачи", "Электр желісін жаңарту"),
    ("Opening of a trading house", "Открытие торгового дома", "Сауда үйін ашу"),
    ("Supply of rolling stock", "Поставка подвижного состава", "Жылжымалы құрам жеткізу"),
    ("Training of engineers", "Подготовка инженеров", "Инженерлерді даярлау"),
    ("Cleaning of a river bed", "Расчистка русла реки", "Өзен арнасын тазарту"),
    ("Building of a greenhouse", "Строительство теплицы", "Жылыжай салу"),
    ("Mapping of a basin", "Картирование бассейна", "Алапты картаға түсіру"),
    ("Launch of a weather satellite", "Запуск метеорологического спутника", "Метеорологиялық жерсерікті ұшыру"),
)
PAPERS: Final[tuple[Three, ...]] = (
    ("Agreement on transit", "Соглашение о транзите", "Транзит туралы келісім"),
    ("Protocol on inspection", "Протокол о проверках", "Тексерулер туралы хаттама"),
    ("Roadmap for industry", "Дорожная карта по промышленности", "Өнеркәсіп жөніндегі жол картасы"),
    ("Memorandum on training", "Меморандум о подготовке кадров", "Кадрлар даярлау туралы меморандум"),
    ("Programme for rivers", "Программа по рекам", "Өзендер жөніндегі бағдарлама"),
    ("Contract for supply", "Контракт на поставку", "Жеткізу келісімшарты"),
)
PLACES: Final[tuple[Three, ...]] = (
    ("Birch Ford", "Берёзовый Брод", "Қайыңды Өткел"),
    ("White Steppe", "Белая Степь", "Ақ Дала"),
    ("Lower Bridge", "Нижний Мост", "Төменгі Көпір"),
    ("Quiet Lake", "Тихое Озеро", "Тыныш Көл"),
    ("Stone Hill", "Каменный Холм", "Тасты Төбе"),
)
FIELDS: Final[tuple[Three, ...]] = (
    ("Transport", "Транспорт", "Көлік"),
    ("Energy", "Энергетика", "Энергетика"),
    ("Industry", "Промышленность", "Өнеркәсіп"),
    ("Agriculture", "Сельское хозяйство", "Ауыл шаруашылығы"),
    ("Water", "Водное хозяйство", "Су шаруашылығы"),
    ("Trade", "Торговля", "Сауда"),
    ("Geology", "Геология", "Геология"),
    ("Space", "Космос", "Ғарыш"),
    ("Education", "Образование", "Білім"),
    ("Health", "Здравоохранение", "Денсаулық сақтау"),
    ("Customs", "Таможенное дело", "Кеден ісі"),
    ("Standards", "Стандарты", "Стандарттар"),
)
BODIES: Final[tuple[Three, ...]] = (
    ("Ministry of Roads", "Министерство дорог", "Жолдар министрлігі"),
    ("Agency for Rivers", "Агентство по рекам", "Өзендер агенттігі"),
    ("Company for Cables", "Кабельная компания", "Кабель компаниясы"),
    ("Commission on Crossings", "Комиссия по пунктам пропуска", "Өткізу пункттері комиссиясы"),
)
SENTENCES: Final[tuple[Three, ...]] = (
    (
        "Both sides keep the works under control and report every quarter.",
        "Обе стороны держат работы на контроле и отчитываются каждый квартал.",
        "Екі тарап жұмыстарды бақылауда ұстайды және тоқсан сайын есеп береді.",
    ),
    (
        "The design was approved and the contractor has begun to move earth.",
        "Проект утверждён, подрядчик приступил к земляным работам.",
        "Жоба бекітілді, мердігер жер жұмыстарын бастады.",
    ),
    (
        "Equipment was ordered and a part of it has reached the site.",
        "Оборудование заказано, часть его доставлена на площадку.",
        "Жабдыққа тапсырыс берілді, бір бөлігі алаңға жеткізілді.",
    ),
    (
        "The commission looked at the progress and asked for a new timetable.",
        "Комиссия рассмотрела ход работ и запросила новый график.",
        "Комиссия жұмыс барысын қарап, жаңа кесте сұрады.",
    ),
    (
        "The money for the second stage is in the budget of the next year.",
        "Средства на второй этап заложены в бюджет следующего года.",
        "Екінші кезеңнің қаражаты келесі жылдың бюджетіне енгізілді.",
    ),
    (
        "Tests of the first line gave the capacity that had been planned.",
        "Испытания первой линии показали запланированную мощность.",
        "Бірінші желіні сынау жоспарланған қуатты көрсетті.",
    ),
)


def three(words: Three, tail: str = "") -> Text:
    """Words as a text, with the same tail in every language."""
    return {tag: f"{said}{tail}" for tag, said in zip(("en", "ru", "kk"), words, strict=True)}


def prose(first: int, count: int) -> Text:
    """So many sentences from a place in the stock on."""
    chosen = [SENTENCES[(first + number) % len(SENTENCES)] for number in range(count)]
    return three(
        (" ".join(one[0] for one in chosen), " ".join(one[1] for one in chosen), " ".join(x[2] for x in chosen))
    )
