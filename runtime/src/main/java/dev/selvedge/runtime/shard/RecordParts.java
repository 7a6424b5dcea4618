package dev.selvedge.runtime.shard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** The components of a record class, read by their accessors. Immutable. */
final class RecordParts {
  /** Held by the classes themselves, so that it keeps no class loader alive. */
  private static final ClassValue<RecordParts> ALL =
      new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          Method[] accessors = new Method[components.length];
          for (int i = 0; i < accessors.length; i++) {
            accessors[i] = readable(components[i]);
          }
          return new RecordParts(accessors);
        }
      };

  private final Method[] accessors;

  private RecordParts(Method[] accessors) {
    this.accessors = accessors;
  }

  /**
   * @throws InvalidShardKeyException if its module does not let us read it
   */
  static RecordParts of(Class<?> type) {
    return ALL.get(type);
  }

  private static Method readable(RecordComponent component) {
    Method accessor = component.getAccessor();
    if (accessor.trySetAccessible()) {
      return accessor;
    }
    Class<?> type = component.getDeclaringRecord();
    throw new InvalidShardKeyException(
        "a shard key has a "
            + type.getTypeName()
            + ", a record of "
            + type.getModule()
            + " that cannot be read from here; pass its components, or open package "
            + type.getPackageName()
            + " to selvedge-runtime");
  }

  int size() {
    return accessors.length;
  }

  String name(int component) {
    return accessors[component].getName();
  }

  @Nullable Object read(Record record, int component) {
    try {
      return accessors[component].invoke(record);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure; // as generated code, which calls it itself, would have it
      }
      throw new IllegalStateException(e); // an accessor declares none
    } catch (IllegalAccessException e) { // it has been made accessible
      throw new IllegalStateException(e);
    }
  }
}
