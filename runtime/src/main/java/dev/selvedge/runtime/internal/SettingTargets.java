package dev.selvedge.runtime.internal;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.config.SettingTarget;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks that the classes and methods that settings name exist and are annotated. */
final class SettingTargets {
  private static final Map<String, Class<? extends Annotation>> ANNOTATIONS =
      Map.of("retry", Retry.class, "lock", DistributedLock.class, "shard", ShardBy.class);

  private final ClassLoader loader;
  private final Set<String> indexed;

  /**
   * @param indexed names of the classes that the processor has seen
   */
  SettingTargets(ClassLoader loader, Set<String> indexed) {
    this.loader = loader;
    this.indexed = indexed;
  }

  /** One message for each setting that names nothing that is annotated. */
  List<String> problems(List<SettingTarget> targets) {
    List<String> problems = new ArrayList<>();
    for (SettingTarget target : targets) {
      Class<? extends Annotation> annotation = ANNOTATIONS.get(target.area());
      if (annotation != null) {
        problem(target, annotation).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<String> problem(SettingTarget target, Class<? extends Annotation> annotation) {
    Set<String> methods;
    try {
      methods = annotated(Class.forName(target.owner(), false, loader), annotation);
    } catch (ClassNotFoundException e) {
      return Optional.of(message(target, target.owner(), similarClass(target.owner())));
    } catch (LinkageError | RuntimeException e) {
      // the class is there but cannot be looked into, so that nothing can be held against it
      return Optional.empty();
    }
    if (methods.isEmpty()) {
      return Optional.of(message(target, target.owner(), similarClass(target.owner())));
    }
    return target.method().isEmpty() || methods.contains(target.method())
        ? Optional.empty()
        : Optional.of(
            message(
                target,
                target.owner() + '#' + target.method(),
                Spelling.nearest(target.method(), methods)));
  }

  private static Set<String> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(annotation)) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private Optional<String> similarClass(String name) {
    Collection<String> others = indexed.stream().filter(c -> !c.equals(name)).toList();
    return Spelling.nearest(name, others)
        .or(() -> others.stream().filter(c -> simple(c).equals(simple(name))).findFirst());
  }

  /** The last part of a name, whether it follows a package or an outer class. */
  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private static String message(SettingTarget target, String named, Optional<String> suggestion) {
    return Diagnostic.SETTING_NO_TARGET.message(
        target.key(), named, Spelling.didYouMean(suggestion));
  }
}
