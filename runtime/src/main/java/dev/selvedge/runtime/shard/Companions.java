package dev.selvedge.runtime.shard;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.NotWovenException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the routed methods of a class by the plans in the companions of it, its superclasses and
 * its interfaces.
 */
final class Companions {
  private final EntryFinder entries;

  Companions(EntryFinder entries) {
    this.entries = entries;
  }

  /** A routed method with its plan. */
  record Routed(ShardPlan plan, Method method) {}

  /**
   * The methods to offer.
   *
   * @param withInstance whether those of an instance are included
   * @throws NotWovenException if the class has no companion
   * @throws IllegalArgumentException if nothing in it is routed
   * @throws IllegalStateException if its module does not let us in
   */
  List<Routed> routed(Class<?> host, boolean withInstance) {
    List<Routed> found = new ArrayList<>();
    boolean hasCompanion = false;
    for (Class<?> type : lineage(host)) {
      Class<?> companion = companion(type);
      if (companion != null) {
        hasCompanion = true;
        requireOpen(type);
        for (ShardPlan plan : plans(companion)) {
          if (plan.isRouted()) {
            add(found, plan, type, host, withInstance);
          }
        }
      }
    }
    if (!hasCompanion) {
      throw new NotWovenException(
          Diagnostic.NOT_WOVEN.message(host.getName(), " (or not annotated: it has no companion)"));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          host.getName()
              + (withInstance ? " has no" : " has no static")
              + " @ShardBy method that is routed; bind "
              + (withInstance ? "a class that has one" : "it with an instance"));
    }
    return found;
  }

  /** The class and its superclasses, then their interfaces, each once. */
  private static Set<Class<?>> lineage(Class<?> host) {
    Set<Class<?>> lineage = new LinkedHashSet<>();
    for (Class<?> c = host; c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.add(c);
    }
    for (Class<?> c : List.copyOf(lineage)) {
      addInterfaces(c, lineage);
    }
    return lineage;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> lineage) {
    for (Class<?> above : type.getInterfaces()) {
      lineage.add(above);
      addInterfaces(above, lineage);
    }
  }

  /** Static methods of an interface are inherited by nobody. */
  private static void add(
      List<Routed> found, ShardPlan plan, Class<?> type, Class<?> host, boolean withInstance) {
    boolean withStatic = type == host || !type.isInterface();
    for (Method method : type.getDeclaredMethods()) {
      boolean isOffered = Modifier.isStatic(method.getModifiers()) ? withStatic : withInstance;
      if (isOffered && plan.isOf(method)) {
        found.add(new Routed(plan, method));
      }
    }
  }

  /** Else neither plans nor entries can be read, nor can a codec read the classes beside them. */
  private static void requireOpen(Class<?> type) {
    Module module = type.getModule();
    if (!module.isOpen(type.getPackageName(), Companions.class.getModule())) {
      throw new IllegalStateException(
          type.getName()
              + " cannot be offered to other nodes, as "
              + module
              + " keeps its package closed; write 'opens "
              + type.getPackageName()
              + ";' in its module-info");
    }
  }

  private static @Nullable Class<?> companion(Class<?> host) {
    try {
      return Class.forName(CompanionNames.companion(host.getName()), true, host.getClassLoader());
    } catch (ClassNotFoundException e) { // nothing is annotated in it
      return null;
    }
  }

  private static List<ShardPlan> plans(Class<?> companion) {
    List<ShardPlan> plans = new ArrayList<>();
    for (Field field : companion.getDeclaredFields()) {
      if (field.getType() == ShardPlan.class && Modifier.isStatic(field.getModifiers())) {
        plans.add(plan(field));
      }
    }
    return plans;
  }

  private static ShardPlan plan(Field field) {
    try {
      field.setAccessible(true);
      return (ShardPlan) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e); // it was made accessible
    }
  }

  /** Takes the arguments as one {@code Object[]}; runs lock and body. */
  MethodHandle entry(Method routed, @Nullable Object instance) {
    Method entry = entries.entry(routed);
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(entry.getDeclaringClass(), MethodHandles.lookup());
      MethodHandle handle = lookup.unreflect(entry).asFixedArity();
      if (!Modifier.isStatic(entry.getModifiers())) {
        handle = handle.bindTo(instance);
      }
      return handle
          .asSpreader(Object[].class, entry.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(entry + " cannot be called", e); // its package is open
    }
  }
}
