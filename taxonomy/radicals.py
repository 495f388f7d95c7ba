"""Radical characters that PDF fonts print in place of ideographs, and the ideographs they stand for."""

# Unicode gives the Kangxi block compatibility mappings, but nearly none to the CJK Radicals Supplement; these pairs
# follow its Equivalent_Unified_Ideograph property. Components that are no words of their own (⺀, ⺄ …) are left alone.
_SUPPLEMENT_PAIRS = (
    "⺁厂⺃乚⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭"
    "⺩王⺫目⺬示⺭礻⺮竹⺯糹⺱罓⺲罒⺳网⺵羊⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃襾⻄西⻅见⻆角⻇角⻈讠⻉贝"
    "⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄"
    "⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
SUPPLEMENT: dict[str, str] = dict(zip(_SUPPLEMENT_PAIRS[::2], _SUPPLEMENT_PAIRS[1::2], strict=True))
"""Characters of U+2E80 to U+2EFF with the ideograph that they stand for in running text."""

KANGXI_FIRST, KANGXI_LAST = "\u2f00", "\u2fd5"
"""Bounds of the Kangxi block, whose compatibility mappings (NFKC) are right for running text."""
