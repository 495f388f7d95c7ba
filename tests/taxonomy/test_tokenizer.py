"""The tokenizer: offsets of long texts, and spelling variants joined."""

from taxonomy.tokenizer import MAX_BYTES, dictionary_version, tokenize


def test_tokens_cover_the_text() -> None:
    text = "情報システムの標準化・共通化の取り組み"
    tokens = tokenize(text)
    assert "".join(token.surface for token in tokens) == text
    assert all(text[token.start : token.end] == token.surface for token in tokens)


def test_variants_share_a_normalized_form() -> None:
    forms = {tokenize(text)[0].normalized for text in ("取り組み", "取組み", "取組")}
    assert len(forms) == 1


def test_text_longer_than_sudachi_takes_is_split_and_keeps_its_offsets() -> None:
    sentence = "窓口の手続をオンライン化する。"
    text = sentence * (MAX_BYTES // len(sentence.encode()) + 50)
    tokens = tokenize(text)
    assert len(text.encode()) > MAX_BYTES
    assert tokens[-1].end == len(text)
    assert text[tokens[-3].start : tokens[-3].end] == tokens[-3].surface


def test_text_without_a_full_stop_is_split_too() -> None:
    text = "計画" * 10_000
    assert tokenize(text)[-1].end == len(text)


def test_the_dictionary_tells_its_version() -> None:
    assert dictionary_version()[:2] == "20"
