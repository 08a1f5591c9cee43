"""Texts to trees: the bundled English model, Stanza's packages, CoNLL-U files, and the training."""
