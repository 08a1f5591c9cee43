"""The joint network: one encoder pass gives tags, features and trees.

A small BERT encoder (MiniLM: 6 layers, 384 wide) with linear heads for UPOS, XPOS and FEATS and
the biaffine heads of Dozat and Manning (2017, "Deep Biaffine Attention for Neural Dependency
Parsing") for arcs and labels. The encoder's vocabulary is blind to case; a learned embedding of
each word's letter shape is added at its input.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class NetworkShape:
    """The sizes of the network; ``upos`` to ``deprels`` count the labels."""

    upos: int
    xpos: int
    feats: int
    deprels: int
    pieces: int = 30_522
    positions: int = 512
    letter_shapes: int = 8
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    arc_width: int = 384
    label_width: int = 128


@dataclass(frozen=True, slots=True)
class Dropout:
    """The parts left out at random in training; all zero when parsing."""

    encoder: float = 0.1
    heads: float = 0.33
    words: float = 0.08
    shapes: float = 0.05


class Batch(NamedTuple):
    """Sentences of like length, padded.

    Shapes: ``pieces``, ``letters`` and ``real`` [B, T]; ``first``, ``last`` and ``words`` [B, N+1],
    where column 0 is the root (the encoder's first position) and ``words`` marks true words and
    the root.
    """

    pieces: Tensor
    letters: Tensor
    real: Tensor
    first: Tensor
    last: Tensor
    words: Tensor


class Scores(NamedTuple):
    """What the network says of a batch, before decoding.

    ``upos``, ``xpos`` and ``feats`` [B, N+1, labels]; ``arcs`` [B, N+1 dependents, N+1 heads];
    ``label_dependents`` and ``label_heads`` [B, N+1, label width] await the choice of heads.
    """

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    arcs: Tensor
    label_dependents: Tensor
    label_heads: Tensor


class Layer(nn.Module):
    """One transformer layer, post-norm as BERT has it."""

    def __init__(self, shape: NetworkShape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.attention_in = nn.Linear(shape.width, 3 * shape.width)
        self.attention_out = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner_in = nn.Linear(shape.width, shape.inner)
        self.inner_out = nn.Linear(shape.inner, shape.width)
        self.inner_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Map states [B, T, width] to states of the same shape; ``mask`` is [B, 1, 1, T]."""
        batch, length, width = states.shape
        mixed = self.attention_in(states).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        context = self._attend(query, key, value, mask)
        context = context.transpose(1, 2).reshape(batch, length, width)
        states = self.attention_norm(states + self.dropout(self.attention_out(context)))
        inner = self.inner_out(functional.gelu(self.inner_in(states)))
        out: Tensor = self.inner_norm(states + self.dropout(inner))
        return out

    def _attend(self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
        if not self.training:
            return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        # Written out, its gradient takes a third of the time of the fused one on a CPU.
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        context: Tensor = scores.softmax(-1).to(value.dtype) @ value
        return context


class Encoder(nn.Module):
    """The BERT encoder with a letter-shape embedding at its input."""

    def __init__(self, shape: NetworkShape, dropout: Dropout) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.letters = nn.Embedding(shape.letter_shapes, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout.encoder)
        self.layers = nn.ModuleList(Layer(shape, dropout.encoder) for _ in range(shape.layers))
        nn.init.zeros_(self.letters.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Return the states [B, T, width] of a batch's pieces."""
        positions = self.positions.weight[: batch.pieces.shape[1]]
        states = self.pieces(batch.pieces) + self.letters(batch.letters) + positions
        states = self.dropout(self.norm(states))
        mask = None if bool(batch.real.all()) else batch.real[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        out: Tensor = states
        return out


class ParserNetwork(nn.Module):
    """Encoder and heads.

    Args:
        shape: the sizes.
        dropout: what training leaves out at random.
        mask_piece: the piece that stands for a left-out word.
    """

    def __init__(self, shape: NetworkShape, dropout: Dropout, mask_piece: int) -> None:
        super().__init__()
        self.shape, self.dropout, self.mask_piece = shape, dropout, mask_piece
        self.encoder = Encoder(shape, dropout)
        self.tags = nn.Linear(shape.width, shape.upos + shape.xpos + shape.feats)
        self.arc_in = nn.Linear(shape.width, 2 * shape.arc_width)
        self.label_in = nn.Linear(shape.width, 2 * shape.label_width)
        self.arc = nn.Linear(shape.arc_width, shape.arc_width)
        self.arc_bias = nn.Linear(shape.arc_width, 1)
        self.label = nn.Linear(shape.label_width, shape.deprels * shape.label_width, bias=False)
        self.label_dependent = nn.Linear(shape.label_width, shape.deprels)
        self.label_head = nn.Linear(shape.label_width, shape.deprels)
        self.head_dropout = nn.Dropout(dropout.heads)

    def forward(self, batch: Batch) -> Scores:
        """Score a batch."""
        if self.training:
            batch = self._with_words_left_out(batch)
        states = self.encoder(batch)
        rows = torch.arange(len(states), device=states.device)[:, None]
        words = (states[rows, batch.first] + states[rows, batch.last]) * 0.5
        words = self.head_dropout(words)
        upos, xpos, feats = self.tags(words).split(
            (self.shape.upos, self.shape.xpos, self.shape.feats), dim=-1
        )
        dependents, heads = self.head_dropout(functional.gelu(self.arc_in(words))).chunk(2, dim=-1)
        arcs = torch.bmm(self.arc(dependents), heads.transpose(1, 2))
        arcs = arcs + self.arc_bias(heads).transpose(1, 2)
        arcs = arcs.masked_fill(~batch.words[:, None, :], -1e4)
        labels = self.head_dropout(functional.gelu(self.label_in(words))).chunk(2, dim=-1)
        return Scores(upos, xpos, feats, arcs, labels[0], labels[1])

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score the labels [M, deprels] of M arcs, given both ends [M, label width]."""
        mixed = self.label(dependents).view(-1, self.shape.deprels, self.shape.label_width)
        scores = torch.bmm(mixed, heads.unsqueeze(2)).squeeze(2)
        scores = scores + self.label_dependent(dependents) + self.label_head(heads)
        out: Tensor = scores
        return out

    def _with_words_left_out(self, batch: Batch) -> Batch:
        """Hide some pieces and some letter shapes, so that neither is relied on alone."""
        chance = torch.rand(batch.pieces.shape, device=batch.pieces.device)
        inside = batch.real & (batch.letters > 0)
        hidden = inside & (chance < self.dropout.words)
        shapeless = torch.rand_like(chance) < self.dropout.shapes
        return batch._replace(
            pieces=batch.pieces.masked_fill(hidden, self.mask_piece),
            letters=batch.letters.masked_fill(shapeless, 0),
        )


def encoder_weights(bert: dict[str, Tensor], shape: NetworkShape) -> dict[str, Tensor]:
    """Rename a BERT checkpoint's weights for :class:`Encoder`.

    Query, key and value become one matrix, and the embedding of "segment 0", which every position
    shares, is folded into the positions.

    Args:
        bert: the checkpoint, with the names of Hugging Face's ``BertModel``.
        shape: the sizes of the encoder.
    """
    segment = bert["embeddings.token_type_embeddings.weight"][0]
    out = {
        "pieces.weight": bert["embeddings.word_embeddings.weight"],
        "positions.weight": bert["embeddings.position_embeddings.weight"] + segment,
        "norm.weight": bert["embeddings.LayerNorm.weight"],
        "norm.bias": bert["embeddings.LayerNorm.bias"],
    }
    for number in range(shape.layers):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for end in ("weight", "bias"):
            parts = [
                bert[f"{old}attention.self.{name}.{end}"] for name in ("query", "key", "value")
            ]
            out[f"{new}attention_in.{end}"] = torch.cat(parts)
            out[f"{new}attention_out.{end}"] = bert[f"{old}attention.output.dense.{end}"]
            out[f"{new}attention_norm.{end}"] = bert[f"{old}attention.output.LayerNorm.{end}"]
            out[f"{new}inner_in.{end}"] = bert[f"{old}intermediate.dense.{end}"]
            out[f"{new}inner_out.{end}"] = bert[f"{old}output.dense.{end}"]
            out[f"{new}inner_norm.{end}"] = bert[f"{old}output.LayerNorm.{end}"]
    return out
