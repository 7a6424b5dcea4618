package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.lock.InvalidLockKeyException;
import dev.selvedge.runtime.lock.LockLostException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.time.DateTimeException;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.InputMismatchException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How exceptions are made anew from their messages. */
final class FailureMakers {

  /** Makes one; null where that does not work. */
  interface Maker extends Function<@Nullable String, @Nullable Throwable> {}

  /** Those that every node knows. */
  static final Map<Class<? extends Throwable>, Maker> COMMON = common();

  private FailureMakers() {}

  private static Map<Class<? extends Throwable>, Maker> common() {
    Map<Class<? extends Throwable>, Maker> all = new LinkedHashMap<>();
    all.put(RuntimeException.class, RuntimeException::new);
    all.put(IllegalArgumentException.class, IllegalArgumentException::new);
    all.put(IllegalStateException.class, IllegalStateException::new);
    all.put(NullPointerException.class, NullPointerException::new);
    all.put(UnsupportedOperationException.class, UnsupportedOperationException::new);
    all.put(IndexOutOfBoundsException.class, IndexOutOfBoundsException::new);
    all.put(ArrayIndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException::new);
    all.put(StringIndexOutOfBoundsException.class, StringIndexOutOfBoundsException::new);
    all.put(NegativeArraySizeException.class, NegativeArraySizeException::new);
    all.put(ArrayStoreException.class, ArrayStoreException::new);
    all.put(ClassCastException.class, ClassCastException::new);
    all.put(ArithmeticException.class, ArithmeticException::new);
    all.put(NumberFormatException.class, NumberFormatException::new);
    all.put(SecurityException.class, SecurityException::new);
    all.put(ConcurrentModificationException.class, ConcurrentModificationException::new);
    all.put(NoSuchElementException.class, NoSuchElementException::new);
    all.put(InputMismatchException.class, InputMismatchException::new);
    all.put(EmptyStackException.class, message -> new EmptyStackException());
    all.put(DateTimeException.class, DateTimeException::new);
    all.put(BufferOverflowException.class, message -> new BufferOverflowException());
    all.put(BufferUnderflowException.class, message -> new BufferUnderflowException());
    all.put(CancellationException.class, CancellationException::new);
    all.put(CompletionException.class, message -> new CompletionException(message, null));
    all.put(RejectedExecutionException.class, RejectedExecutionException::new);
    all.put(
        UncheckedIOException.class,
        message -> new UncheckedIOException(message, new IOException(message)));
    all.put(LockUnavailableException.class, m -> new LockUnavailableException(text(m), null));
    all.put(
        LockStoreUnavailableException.class, m -> new LockStoreUnavailableException(text(m), null));
    all.put(LockLostException.class, m -> new LockLostException(text(m)));
    all.put(InvalidLockKeyException.class, m -> new InvalidLockKeyException(text(m)));
    return all;
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message;
  }

  /** Makes those of a type that a method declares, or of the nearest of its supertypes. */
  static Maker declared(Class<? extends Throwable> type) {
    return message -> {
      for (Class<?> c = type; Throwable.class.isAssignableFrom(c); c = c.getSuperclass()) {
        Throwable made = Modifier.isAbstract(c.getModifiers()) ? null : make(c, message);
        if (made != null) {
          return made;
        }
      }
      return null;
    };
  }

  private static @Nullable Throwable make(Class<?> type, @Nullable String message) {
    Throwable made = make(type, new Class<?>[] {String.class}, message);
    if (made == null) {
      made = make(type, new Class<?>[] {String.class, Throwable.class}, message, null);
    }
    return made == null ? make(type, new Class<?>[0]) : made;
  }

  private static @Nullable Throwable make(
      Class<?> type, Class<?>[] parameters, @Nullable Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      return constructor.trySetAccessible() ? (Throwable) constructor.newInstance(arguments) : null;
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException
        | RuntimeException
        | LinkageError e) {
      // the type has no such constructor, or it does not accept this: the next one may
      return null;
    }
  }
}
