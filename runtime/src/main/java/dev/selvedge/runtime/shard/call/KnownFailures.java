package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.shard.RemoteInvocationException;
import dev.selvedge.runtime.shard.call.CallReply.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that can go from one node to another as themselves: those that a method declares,
 * the unchecked ones of the JDK, and those of locks. Immutable.
 *
 * <p>A type is looked up by its name in this closed list, which each side makes for itself; nothing
 * is ever loaded by a name that came from elsewhere. An index into the list would need both nodes
 * to run the same version of the method.
 */
public final class KnownFailures {
  /** Say so little that their subtypes are better off as {@link RemoteInvocationException}. */
  private static final Set<Class<?>> GENERAL =
      Set.of(Throwable.class, Exception.class, RuntimeException.class, Error.class);

  private final Map<String, Entry> byName = new HashMap<>();

  private record Entry(Class<? extends Throwable> type, FailureMakers.Maker maker) {}

  private KnownFailures() {}

  static KnownFailures of(Class<?>[] declared) {
    KnownFailures known = new KnownFailures();
    FailureMakers.COMMON.forEach(known::add);
    for (Class<?> type : declared) {
      Class<? extends Throwable> thrown = type.asSubclass(Throwable.class);
      // ours would say that the method did not run, or may not have, and mean one that it called
      if (!FailureMakers.COMMON.containsKey(thrown)
          && !SelvedgeException.class.isAssignableFrom(thrown)) {
        known.add(thrown, FailureMakers.declared(thrown));
      }
    }
    return known;
  }

  private void add(Class<? extends Throwable> type, FailureMakers.Maker maker) {
    byName.put(type.getName(), new Entry(type, maker));
  }

  /** What to tell the caller of a failure, where it was thrown. */
  Failure describe(Throwable failure, boolean withStack) {
    return new Failure(
        known(failure.getClass()),
        failure.getClass().getName(),
        failure instanceof RemoteInvocationException remote
            ? remote.summary()
            : StackText.message(failure),
        withStack ? StackText.of(failure) : "",
        !(failure instanceof Error)
            && !(failure instanceof SelvedgeException own && !own.retryable()));
  }

  private String known(Class<?> thrown) {
    for (Class<?> c = thrown; c != null; c = c.getSuperclass()) {
      Entry entry = byName.get(c.getName());
      if (entry != null && entry.type == c && (c == thrown || !GENERAL.contains(c))) {
        return c.getName();
      }
    }
    return "";
  }

  /** The failure as this process can throw it; its stack is that of the current thread. */
  Throwable rebuild(Failure failure, String node, String method) {
    RemoteInvocationException remote = remote(failure, node, method);
    Entry entry = byName.get(failure.known());
    Throwable made = entry == null ? null : make(entry, failure.message());
    if (made == null) {
      return remote;
    }
    made.addSuppressed(remote); // tells where it comes from
    return made;
  }

  /** One of that type, or of a supertype that still says something. */
  private static @Nullable Throwable make(Entry entry, @Nullable String message) {
    Throwable made = entry.maker.apply(message);
    return made != null && (made.getClass() == entry.type || !GENERAL.contains(made.getClass()))
        ? made
        : null;
  }

  private static RemoteInvocationException remote(Failure failure, String node, String method) {
    String message = failure.message();
    boolean isRelayed = failure.type().equals(RemoteInvocationException.class.getName());
    return new RemoteInvocationException(
        method
            + (isRelayed ? " failed" : " threw " + failure.type())
            + " at node '"
            + node
            + "'"
            + (message == null ? "" : ": " + message),
        failure.type(),
        node,
        failure.stack(),
        failure.retryable());
  }
}
