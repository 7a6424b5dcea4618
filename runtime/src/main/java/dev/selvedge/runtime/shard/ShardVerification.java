package dev.selvedge.runtime.shard;

import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Log;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks, at the start of a program, that the rings of its {@code @ShardBy} methods can work:
 * resources are registered and of the right type, settings can be used, and what carries calls is
 * there. Opens nothing.
 */
public final class ShardVerification {
  private final ShardNode node;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  ShardVerification(ShardNode node) {
    this.node = node;
  }

  /** Of this process. */
  public static ShardVerification ofProcess() {
    return new ShardVerification(ShardNode.ofProcess());
  }

  /** Looks at every {@code @ShardBy} method of these classes. */
  public void check(Collection<Class<?>> classes) {
    for (Class<?> type : classes) {
      for (Method method : methods(type)) {
        ShardBy shard = method.getAnnotation(ShardBy.class);
        if (shard != null && !method.isSynthetic()) {
          check(type.getName() + '#' + method.getName(), method, shard);
        }
      }
    }
  }

  private static Method[] methods(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) { // of a signature: the other methods of the class work without it
      Log.warning(
          ShardVerification.class,
          "the rings of "
              + type.getName()
              + " cannot be checked, as a class that it names is not there: "
              + e,
          null);
      return new Method[0];
    }
  }

  private void check(String text, Method method, ShardBy shard) {
    RingState ring;
    try {
      ring = node.rings().named(shard.ring());
    } catch (InvalidSettingException e) {
      add(String.valueOf(e.getMessage()));
      return;
    }
    boolean selects =
        shard.mode() == ShardMode.SELECT
            || Arrays.stream(method.getParameters())
                .anyMatch(p -> p.isAnnotationPresent(Shard.class));
    if (selects) {
      checkResources(text, method, ring);
    } else if (ring.registered() != null) {
      add(Diagnostic.RING_MIXED.message(ring.name(), "resources", text + " routes by it"));
    } else {
      node.missing(ring).forEach(this::add);
    }
  }

  private void checkResources(String text, Method method, RingState ring) {
    Resources resources = ring.registered();
    if (resources == null) {
      add(Diagnostic.RING_WITHOUT_RESOURCES.message(text, ring.name(), ring.name()));
      return;
    }
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(Shard.class)) {
        checkType(text, parameter.getType(), ring, resources);
      }
    }
  }

  private void checkType(String text, Class<?> type, RingState ring, Resources resources) {
    for (int i = 0; i < resources.objects().size(); i++) {
      Object resource = resources.objects().get(i);
      if (!type.isInstance(resource)) {
        add(
            Diagnostic.RESOURCE_MISFIT.message(
                text,
                type.getName(),
                resources.view().members().get(i).id(),
                ring.name(),
                resource.getClass().getName()));
      }
    }
  }

  private void add(String problem) {
    if (seen.add(problem)) {
      problems.add(problem);
    }
  }

  /** What is wrong, as whole messages. */
  public List<String> problems() {
    return problems;
  }
}
