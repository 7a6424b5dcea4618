package dev.selvedge.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The processor with a test between it and the compiler's filer. */
final class RewiredProcessor extends AbstractProcessor {

  /** What to do instead of a call to the filer. */
  interface Wire {
    Object call(Filer filer, Method method, Object[] arguments) throws Exception;
  }

  private final SelvedgeProcessor processor = new SelvedgeProcessor();
  private final Wire wire;

  RewiredProcessor(Wire wire) {
    this.wire = wire;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    Filer filer =
        proxy(Filer.class, (method, args) -> wire.call(environment.getFiler(), method, args));
    processor.init(
        proxy(
            ProcessingEnvironment.class,
            (method, args) ->
                method.getName().equals("getFiler") ? filer : method.invoke(environment, args)));
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
