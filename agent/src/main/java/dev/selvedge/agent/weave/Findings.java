package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of a class are woven as what, and which are refused for what reason. A method is
 * woven for all its annotations; one that can be woven for some of them only is refused. Where
 * refused methods may run, such a method still gets its lock and its routing, if those can be
 * woven, and is not retried unless both are: rather not retried than not locked.
 */
final class Findings {
  private final ClassModel host;
  private final boolean refuseUnwoven;

  /** By name and descriptor, as are the others. */
  private final Map<String, RetryMethod> retries = new LinkedHashMap<>();

  private final Map<String, LockMethod> locks = new LinkedHashMap<>();
  private final Map<String, ShardMethod> shards = new LinkedHashMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private final List<String> unwoven = new ArrayList<>();

  private Findings(ClassModel host, boolean refuseUnwoven) {
    this.host = host;
    this.refuseUnwoven = refuseUnwoven;
  }

  /**
   * Looks at all annotated methods of a class.
   *
   * @throws IOException if the bytes of the companion are there and cannot be got
   */
  static Findings of(ClassModel host, byte[] classFile, ClassPath classPath, boolean refuseUnwoven)
      throws IOException {
    Findings findings = new Findings(host, refuseUnwoven);
    String obstacle = null;
    Companion companion = Companion.NONE;
    if (!classPath.seesRuntime()) {
      obstacle =
          Diagnostic.WEAVE_RUNTIME_INVISIBLE.message(host.binaryName(), classPath.describe());
    } else {
      try {
        companion = CompanionReader.read(host, classPath);
      } catch (RuntimeException e) { // what the bytecode library throws at a broken class file
        obstacle =
            Diagnostic.WEAVE_UNREADABLE.message(CompanionNames.companion(host.binaryName()), e);
      }
    }
    if (obstacle == null && host.majorVersion() < ClassFormat.OLDEST_WOVEN) {
      obstacle = Diagnostic.WEAVE_OLD_CLASS_FILE.message(host.binaryName(), host.majorVersion());
    }
    RetryValidator retry = new RetryValidator(host, companion.retryPlans());
    Members members = new Members(host.name(), classFile, classPath);
    LockValidator lock = new LockValidator(host, companion, members);
    ShardValidator shard = new ShardValidator(host, companion, members);
    for (MethodModel method : host.annotated()) {
      if (obstacle != null) {
        findings.refuse(method, obstacle);
      } else {
        findings.sort(
            method,
            method.has(Names.DISTRIBUTED_LOCK) ? lock.check(method) : null,
            method.has(Names.SHARD_BY) ? shard.check(method) : null,
            method.has(Names.RETRY) ? retry.check(method) : null);
      }
    }
    return findings;
  }

  private void sort(
      MethodModel method,
      @Nullable Verdict<LockMethod> lock,
      @Nullable Verdict<ShardMethod> shard,
      @Nullable Verdict<RetryMethod> retry) {
    String unguarded = problem(lock) != null ? problem(lock) : problem(shard);
    String problem = unguarded != null ? unguarded : problem(retry);
    if (problem != null) {
      refuse(method, problem);
      if (refuseUnwoven) {
        return;
      }
    }
    String key = key(method);
    if (unguarded == null && retry != null && retry.weavable() != null) {
      retries.put(key, retry.weavable());
    }
    if (shard != null && shard.weavable() != null) {
      shards.put(key, shard.weavable());
    }
    if (lock != null && lock.weavable() != null) {
      locks.put(key, lock.weavable());
    }
  }

  private static @Nullable String problem(@Nullable Verdict<?> verdict) {
    return verdict == null ? null : verdict.problem();
  }

  /** Turns to refusing what has turned out to be too large; false if it is none of ours. */
  boolean refuseTooLarge(String woven) {
    String key = original(woven);
    RetryMethod retry = retries.remove(key);
    LockMethod lock = locks.remove(key);
    ShardMethod shard = shards.remove(key);
    if (retry == null && lock == null && shard == null) {
      return false;
    }
    for (MethodModel method : host.annotated()) {
      if (key(method).equals(key)) {
        refuse(method, Diagnostic.WEAVE_TOO_LARGE.message(host.describe(method)));
      }
    }
    return true;
  }

  /** What is woven around the body of a routed method grows in the place it has moved to. */
  private String original(String woven) {
    for (Map.Entry<String, ShardMethod> entry : shards.entrySet()) {
      ShardMethod shard = entry.getValue();
      if (woven.equals(shard.localName() + shard.method().descriptor())) {
        return entry.getKey();
      }
    }
    return woven;
  }

  /** Turns to refusing all that was to be woven. */
  void refuseAll(Throwable cause) {
    retries.clear();
    locks.clear();
    shards.clear();
    for (MethodModel method : host.annotated()) {
      if (!refused.containsKey(key(method))) {
        refuse(method, Diagnostic.WEAVE_FAILED.message(host.describe(method), cause));
      }
    }
  }

  private void refuse(MethodModel method, String problem) {
    refused.put(key(method), problem);
    unwoven.add(method.signature() + ": " + problem);
  }

  /** Retried methods of one form. */
  Map<String, RetryMethod> retries(RetryMethod.Form form) {
    Map<String, RetryMethod> found = new LinkedHashMap<>();
    for (Map.Entry<String, RetryMethod> entry : retries.entrySet()) {
      if (entry.getValue().form() == form) {
        found.put(entry.getKey(), entry.getValue());
      }
    }
    return found;
  }

  /** By name and descriptor. */
  Map<String, ShardMethod> shards() {
    return shards;
  }

  /** How the keys of all methods are made. */
  List<KeyCall> keys() {
    List<KeyCall> keys = new ArrayList<>();
    for (LockMethod lock : locks.values()) {
      keys.add(lock.keys());
    }
    for (ShardMethod shard : shards.values()) {
      keys.add(shard.hash());
    }
    return keys;
  }

  /** Locked methods whose body is moved, or those woven in place. */
  Map<String, LockMethod> locks(boolean stages) {
    Map<String, LockMethod> found = new LinkedHashMap<>();
    for (Map.Entry<String, LockMethod> entry : locks.entrySet()) {
      if (entry.getValue().isStage() == stages) {
        found.put(entry.getKey(), entry.getValue());
      }
    }
    return found;
  }

  /** The methods to be rewritten to throw, each with the reason. */
  Map<String, String> refused() {
    return refuseUnwoven ? refused : Map.of();
  }

  /** Signatures and reasons, for the mark. */
  List<String> unwoven() {
    return unwoven;
  }

  /** The diagnostics, each once. */
  List<String> problems() {
    return List.copyOf(new LinkedHashSet<>(refused.values()));
  }

  private static String key(MethodModel method) {
    return method.name() + method.descriptor();
  }
}
