package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The resources of a ring, in the order of its view's members. Immutable. A resource that fails
 * stays: its keys would find none of their data elsewhere.
 */
record Resources(View view, List<Object> objects) {

  static Resources of(View view, Map<String, ?> named) {
    List<Object> objects = new ArrayList<>(named.size());
    for (Member member : view.members()) {
      objects.add(named.get(member.id()));
    }
    return new Resources(view, List.copyOf(objects));
  }
}
