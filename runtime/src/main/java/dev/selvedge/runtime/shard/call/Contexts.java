package dev.selvedge.runtime.shard.call;

import java.util.Map;

/** What goes along with a call, as text by key. */
public interface Contexts {
  Contexts NONE =
      new Contexts() {
        @Override
        public Map<String, String> capture() {
          return Map.of();
        }

        @Override
        public Runnable restore(Map<String, String> context) {
          return () -> {};
        }
      };

  /** What the current thread has. Never throws. */
  Map<String, String> capture();

  /**
   * Puts what another node has captured on the current thread. Never throws.
   *
   * @return takes it off again
   */
  Runnable restore(Map<String, String> context);
}
