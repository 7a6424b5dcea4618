package dev.selvedge.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The processor with a test between it and a part of the compiler, such as its filer. */
final class RewiredProcessor extends AbstractProcessor {

  /** What to do instead of a call to the part. */
  interface Wire {
    Object call(Object part, Method method, Object[] arguments) throws Exception;
  }

  private final SelvedgeProcessor processor = new SelvedgeProcessor();
  private final Class<?> type;
  private final Wire wire;

  /**
   * @param type of the part
   */
  RewiredProcessor(Class<?> type, Wire wire) {
    this.type = type;
    this.wire = wire;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    processor.init(
        proxy(
            ProcessingEnvironment.class,
            (method, args) -> {
              Object part = method.invoke(environment, args);
              return method.getReturnType() == type
                  ? proxy(type, (inner, given) -> wire.call(part, inner, given))
                  : part;
            }));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  private interface Call {
    Object call(Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object proxy =
        Proxy.newProxyInstance(
            RewiredProcessor.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.call(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
