package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The textbook's ring: every member at 160 places, a key belongs to the next place. */
final class VirtualNodeRing {
  static final int PLACES = 160;

  private final TreeMap<Long, Integer> places = new TreeMap<>();

  VirtualNodeRing(List<String> ids) {
    for (int member = 0; member < ids.size(); member++) {
      for (int place = 0; place < PLACES; place++) {
        Hasher64 hasher = Hashing.xxh3_64(place);
        places.put(hasher.hashCharsToLong(ids.get(member)), member);
      }
    }
  }

  int owner(long hash) {
    Map.Entry<Long, Integer> next = places.ceilingEntry(hash);
    return (next == null ? places.firstEntry() : next).getValue();
  }
}
