package dev.selvedge.runtime.internal;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.Woven;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.NotWovenException;
import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.LockVerification;
import dev.selvedge.runtime.shard.ShardVerification;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks that everything annotated is woven, settings can be used, coordinators be reached and
 * rings work.
 */
public final class Verification {
  private static final Set<String> WOVEN_FOR =
      Set.of(Retry.class.getName(), DistributedLock.class.getName(), ShardBy.class.getName());

  private final ClassLoader loader;
  private final Settings settings;
  private final LockVerification locks;
  private final ShardVerification shards;

  public Verification(
      ClassLoader loader, Settings settings, LockVerification locks, ShardVerification shards) {
    this.loader = loader;
    this.settings = settings;
    this.locks = locks;
    this.shards = shards;
  }

  /**
   * Returns if all is well.
   *
   * @throws NotWovenException naming every class that is not woven; wrong settings, if there are
   *     any too, are suppressed in it
   * @throws InvalidSettingException naming every setting that is wrong, coordinators included
   * @throws LockStoreUnavailableException if a coordinator of a lock cannot be reached
   */
  public void run() {
    Set<String> classes = WovenIndex.classes(loader);
    List<Class<?>> loaded = new ArrayList<>();
    List<String> unwoven = unwoven(classes, loaded);
    List<String> wrong = new ArrayList<>(settings.problems());
    wrong.addAll(new SettingTargets(loader, classes).problems(settings.targets()));
    locks.check(loaded);
    wrong.addAll(locks.problems());
    shards.check(loaded);
    wrong.addAll(shards.problems());
    SelvedgeException settingsProblem =
        wrong.isEmpty() ? null : new InvalidSettingException(joined(wrong, " settings are wrong:"));
    if (!unwoven.isEmpty()) {
      NotWovenException problem =
          new NotWovenException(joined(unwoven, " classes or methods are not woven:"));
      if (settingsProblem != null) {
        problem.addSuppressed(settingsProblem);
      }
      throw problem;
    }
    if (settingsProblem != null) {
      throw settingsProblem;
    }
    if (!locks.unavailable().isEmpty()) {
      LockStoreUnavailableException first = locks.unavailable().get(0);
      locks.unavailable().stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static String joined(List<String> messages, String summary) {
    return messages.size() == 1
        ? messages.get(0)
        : messages.size() + summary + "\n  " + String.join("\n  ", messages);
  }

  private List<String> unwoven(Set<String> classes, List<Class<?>> loaded) {
    if (classes.isEmpty()) {
      return List.of(
          Diagnostic.NOTHING_TO_VERIFY.message(
              "on the class path: the annotation processor did not run",
              "add selvedge-processor to annotationProcessorPaths (JDK 23 and newer run no processor"
                  + " from the class path)"));
    }
    List<String> problems = new ArrayList<>();
    for (String name : classes) {
      try {
        Class<?> type = Class.forName(name, false, loader);
        problems.addAll(unwoven(type));
        loaded.add(type);
      } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
        problems.add(Diagnostic.NOT_WOVEN.message(name, ": it cannot be loaded: " + e));
      }
    }
    return problems;
  }

  private static List<String> unwoven(Class<?> type) {
    Woven mark = type.getDeclaredAnnotation(Woven.class);
    if (mark == null) {
      return List.of(
          isAnnotated(type)
              ? Diagnostic.NOT_WOVEN.message(type.getName(), foreign(type))
              : Diagnostic.INDEX_OUTDATED.message(type.getName()));
    }
    List<String> problems = new ArrayList<>();
    for (String method : mark.unwoven()) {
      problems.add(Diagnostic.NOT_WOVEN.message(type.getName(), ": " + method));
    }
    return problems;
  }

  /** By name, as two copies of Selvedge do not recognise each other's annotations either. */
  private static boolean isAnnotated(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation annotation : method.getDeclaredAnnotations()) {
        if (WOVEN_FOR.contains(annotation.annotationType().getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the class comes from; two copies of Selvedge do not recognise each other's marks. */
  private static String foreign(Class<?> type) {
    for (Annotation annotation : type.getDeclaredAnnotations()) {
      Class<?> kind = annotation.annotationType();
      if (kind.getName().equals(Woven.class.getName())) {
        return " for this copy of Selvedge but for the one of " + loaderOf(kind);
      }
    }
    return " (" + loaderOf(type) + ")";
  }

  private static String loaderOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? "the bootstrap class loader" : "class loader " + loader;
  }
}
