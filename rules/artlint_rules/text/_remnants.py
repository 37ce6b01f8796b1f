"""What feeds and blogs set beside a text, by language: links to its rest, notes, buttons to share and to subscribe.

The texts are those of WordPress and its translations, of Medium, Substack and Tumblr, and of plugins for feeds.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """The texts of one language.

    `stubs`, `share` and `subscribe` are whole paragraphs in small letters, without signs at their ends. `goes_on`: what
    stands before the title of the text that it leads to. `notes` and `windows`: how a paragraph begins, and what else
    it holds or, of windows, ends with.
    """

    stubs: tuple[str, ...]
    share: tuple[str, ...]
    subscribe: tuple[str, ...]
    goes_on: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    windows: tuple[tuple[str, str], ...]


WORDS = {
    "en": Words(
        stubs=(
            "read more", "click to read more", "click here to read more", "continue reading", "keep reading",
            "continue reading the main story", "read full article", "read full story", "read full post",
            "read the full article", "read the full story", "read the full post", "read the rest",
            "read the rest of this entry", "read the rest of this post", "read the rest of this article",
            "view full post", "view original post",
        ),
        share=(
            "share", "share this", "share this post", "share this article", "share this story", "tweet", "tweet this",
            "pin it", "like loading", "share on facebook", "share on twitter", "share on x", "share on linkedin",
            "share via email", "share by email",
        ),
        subscribe=(
            "subscribe", "subscribe now", "subscribe to our newsletter", "sign up for our newsletter",
            "upgrade to paid", "give a gift subscription",
        ),
        goes_on=("Continue reading",),
        notes=(
            ("The post ", "appeared first on"), ("The post ", "first appeared on"), ("This post ", "appeared first on"),
            ("Feed enhanced by ", ""), ("Thanks for reading ", "! Subscribe"),
            ("Thanks for reading ", "! This post is public"), ("© ", "| Permalink |"), ("© ", "|Permalink |"),
        ),
        windows=(("Click to ", "(Opens in new window)"), ("Share on ", "(Opens in new window)")),
    ),
    "zh": Words(
        stubs=(
            "继续阅读", "阅读全文", "阅读更多", "查看全文", "点击阅读全文", "点击查看全文", "展开全文", "展开阅读全文",
            "阅读原文", "点击阅读原文", "查看原文", "繼續閱讀", "閱讀全文", "閱讀更多", "點擊閱讀全文", "點擊查看全文",
            "展開全文", "閱讀原文", "點擊閱讀原文",
        ),
        share=(
            "共享此文章", "分享此文章", "分享此文", "分享这篇文章", "分享這篇文章", "分享到", "分享至", "赞过",
            "赞 正在加载", "喜欢 正在加载", "讚 正在載入", "喜歡 正在載入",
        ),
        subscribe=("订阅", "立即订阅", "免费订阅", "点击订阅", "訂閱", "立即訂閱", "免費訂閱", "點擊訂閱"),
        goes_on=("继续阅读", "繼續閱讀"),
        notes=(),
        windows=(
            ("点击", "（在新窗口中打开）"), ("点击", "(在新窗口中打开)"), ("點擊", "(在新視窗中開啟)"),
            ("按一下", "(在新視窗中開啟)"), ("點擊", "（在新視窗中開啟）"), ("分享到", "（在新視窗中開啟）"),
        ),
    ),
    "de": Words(
        stubs=(
            "weiterlesen", "weiter lesen", "mehr lesen", "artikel lesen", "ganzen artikel lesen",
            "den ganzen artikel lesen", "ganzen beitrag lesen", "den ganzen beitrag lesen",
        ),
        share=("teilen", "teilen mit", "teile dies mit", "beitrag teilen", "gefällt mir wird geladen"),
        subscribe=("abonnieren", "jetzt abonnieren", "newsletter abonnieren"),
        goes_on=("Weiterlesen",),
        notes=(
            ("Der Beitrag ", "erschien zuerst auf"), ("Der Artikel ", "erschien zuerst auf"),
            ("Der Beitrag ", "ist zuerst erschienen auf"), ("Der Beitrag ", "erschien zuerst bei"),
        ),
        windows=(("Klick", "(Wird in neuem Fenster geöffnet)"), ("Zum ", "(Wird in neuem Fenster geöffnet)")),
    ),
    "fr": Words(
        stubs=("lire la suite", "lire la suite de l'article", "lire plus", "lire l'article", "continuer la lecture"),
        share=("partager", "partager cet article", "partagez ceci", "partagez cet article", "j'aime chargement"),
        subscribe=("s'abonner", "abonnez-vous", "je m'abonne"),
        goes_on=("Continuer la lecture", "Lire la suite"),
        notes=(
            ("L’article ", "est apparu en premier sur"), ("L'article ", "est apparu en premier sur"),
            ("Cet article ", "est apparu en premier sur"), ("L’article ", "a été publié en premier sur"),
        ),
        windows=(("Clique", "(ouvre dans une nouvelle fenêtre)"),),
    ),
    "es": Words(
        stubs=(
            "leer más", "seguir leyendo", "sigue leyendo", "continuar leyendo", "leer artículo completo",
            "leer el artículo completo",
        ),
        share=("compartir", "comparte", "comparte esto", "compartir esto", "me gusta cargando"),
        subscribe=("suscribirse", "suscríbete", "suscríbete ahora"),
        goes_on=("Sigue leyendo", "Seguir leyendo", "Continuar leyendo"),
        notes=(
            ("La entrada ", "se publicó primero en"), ("La entrada ", "aparece primero en"),
            ("El artículo ", "se publicó primero en"), ("La entrada ", "apareció primero en"),
        ),
        windows=(("Haz clic ", "(Se abre en una ventana nueva)"),),
    ),
    "ja": Words(
        stubs=("続きを読む", "続きを見る", "もっと読む", "記事の続きを読む", "全文を読む"),
        share=("シェアする", "ツイートする", "この記事をシェア", "この記事をシェアする", "いいね 読み込み中"),
        subscribe=("購読する", "登録して購読する"),
        goes_on=("続きを読む",),
        notes=(("投稿 ", "に最初に表示されました"),),
        windows=(
            ("クリックして", "(新しいウィンドウで開きます)"),
            ("Facebook で共有するには", "(新しいウィンドウで開きます)"),
        ),
    ),
    "pt": Words(
        stubs=("leia mais", "ler mais", "continue lendo", "continuar lendo", "continuar a ler"),
        share=("compartilhar", "compartilhe isso", "partilhar", "partilhar isto", "curtir carregando"),
        subscribe=("inscreva-se", "assine agora"),
        goes_on=("Continue lendo", "Continuar a ler"),
        notes=(("O post ", "apareceu primeiro em"), ("O artigo ", "apareceu primeiro em")),
        windows=(("Clique para ", "(abre em nova janela)"), ("Clique para ", "(Abre em nova janela)")),
    ),
    "it": Words(
        stubs=("leggi tutto", "leggi di più", "continua a leggere", "leggi l'articolo completo"),
        share=("condividi", "condividi su", "condividi questo articolo", "mi piace caricamento"),
        subscribe=("iscriviti", "iscriviti ora", "abbonati ora"),
        goes_on=("Continua a leggere",),
        notes=(("L'articolo ", "proviene da"), ("L’articolo ", "proviene da")),
        windows=(("Fai clic ", "(Si apre in una nuova finestra)"),),
    ),
}  # fmt: skip

NETWORKS = frozenset(
    "facebook twitter x linkedin reddit whatsapp telegram pinterest tumblr pocket weibo wechat email 微信 微博".split()
)
"""What a text is shared with."""

ACTIONS = frozenset("share tweet pin print teilen twittern drucken partager imprimer compartir".split())
"""What buttons do with a text, each in one word."""
