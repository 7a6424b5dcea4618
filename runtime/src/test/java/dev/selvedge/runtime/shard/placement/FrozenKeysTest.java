package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.shard.KeyHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key to bytes to hash to slot, as frozen: by the reference, and by what calls are placed with. */
class FrozenKeysTest {

  @ParameterizedTest
  @MethodSource("dev.selvedge.runtime.shard.placement.Vectors#keys")
  void the_reference_makes_the_frozen_bytes_hash_and_slot(Vectors.Key key) {
    byte[] bytes =
        key.kind().equals("composite") ? lastStep(parts(key)) : bytes(key.kind(), key.value());

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(key.bytes());
    assertThat(ReferenceXxh3.hash(bytes, key.seed())).isEqualTo(key.hash());
    assertThat(key.hash() >>> 48).isEqualTo(key.slot());
  }

  @ParameterizedTest
  @MethodSource("dev.selvedge.runtime.shard.placement.Vectors#keys")
  void calls_are_placed_by_the_frozen_hash(Vectors.Key key) {
    long hash =
        key.kind().equals("composite")
            ? placedComposite(parts(key))
            : placed(key.kind(), key.value());

    assertThat(hash).isEqualTo(key.hash());
    assertThat(View.of(RingConfig.DEFAULT, List.of(), 1).slot(hash)).isEqualTo(key.slot());
  }

  /** A part is a list of parts, or text of the form {@code kind:value}. */
  private static List<Object> parts(Vectors.Key key) {
    return parts(List.of(key.value().split(" ")).iterator());
  }

  private static List<Object> parts(Iterator<String> words) {
    List<Object> parts = new ArrayList<>();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals(")")) {
        break;
      }
      parts.add(word.equals("(") ? parts(words) : word);
    }
    return parts;
  }

  private static byte[] lastStep(List<?> parts) {
    byte[] step = words(parts.size());
    for (Object part : parts) {
      step = words(ReferenceXxh3.hash(step, 5), reference(part));
    }
    return step;
  }

  private static long reference(Object part) {
    if (part instanceof List<?> parts) {
      return ReferenceXxh3.hash(lastStep(parts), 5);
    }
    String[] kindAndValue = ((String) part).split(":", 2);
    long seed = List.of("integer", "text", "boolean", "uuid").indexOf(kindAndValue[0]) + 1;
    return ReferenceXxh3.hash(bytes(kindAndValue[0], kindAndValue[1]), seed);
  }

  private static byte[] bytes(String kind, String value) {
    return switch (kind) {
      case "integer" -> words(Long.parseLong(value));
      case "boolean" -> words(value.equals("true") ? 1 : 0);
      case "text" -> value.getBytes(StandardCharsets.UTF_16LE);
      case "uuid" -> {
        UUID id = UUID.fromString(value);
        yield words(id.getMostSignificantBits(), id.getLeastSignificantBits());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static byte[] words(long... words) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : words) {
      bytes.putLong(word);
    }
    return bytes.array();
  }

  private static long placedComposite(List<?> parts) {
    long hash = KeyHash.composite(parts.size());
    for (Object part : parts) {
      if (part instanceof List<?> nested) {
        hash = KeyHash.and(hash, placedComposite(nested));
      } else {
        String[] kindAndValue = ((String) part).split(":", 2);
        hash = KeyHash.and(hash, placed(kindAndValue[0], kindAndValue[1]));
      }
    }
    return hash;
  }

  private static long placed(String kind, String value) {
    return switch (kind) {
      case "integer" -> KeyHash.of(Long.parseLong(value));
      case "boolean" -> KeyHash.of(Boolean.parseBoolean(value));
      case "text" -> KeyHash.of(value);
      case "uuid" -> KeyHash.of(UUID.fromString(value));
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
