package dev.selvedge.processor.model;

import java.util.List;

/** What a path of a shard's key leads to. */
public sealed interface ShardPart {

  /** The way to it. */
  KeyPath path();

  /** The ways to all values in it, from the left to the right. */
  List<KeyPath> values();

  /** A single value. */
  record Value(KeyPath path, HashedAs hashedAs) implements ShardPart {
    @Override
    public List<KeyPath> values() {
      return List.of(path);
    }
  }

  /** A record: its components, at least one, in their order. */
  record Composite(KeyPath path, List<ShardPart> parts) implements ShardPart {
    public Composite {
      parts = List.copyOf(parts);
    }

    @Override
    public List<KeyPath> values() {
      return parts.stream().flatMap(part -> part.values().stream()).toList();
    }
  }
}
