package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The step from the compiler's elements to the model. */
public final class ModelReader {

  /** The annotation, by name: this processor never loads it. */
  public static final String RETRY = "dev.selvedge.Retry";

  private final Elements elements;
  private final ErasedNames names;

  public ModelReader(Elements elements, Types types) {
    this.elements = elements;
    this.names = new ErasedNames(elements, types);
  }

  /** Whether a class can be read now, or has to wait for what other processors generate. */
  public boolean isReadable(TypeElement host) {
    return Resolution.isComplete(host);
  }

  /** Everything annotated in one class, classes nested in it left out. */
  public HostModel read(TypeElement host) {
    List<RetryModel> retries = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(host.getEnclosedElements())) {
      AnnotationMirror mirror = AnnotationReader.find(method, RETRY);
      if (mirror != null) {
        retries.add(readRetry(method, mirror));
      }
    }
    return new HostModel(
        host,
        elements.getPackageOf(host).getQualifiedName().toString(),
        elements.getBinaryName(host).toString(),
        retries);
  }

  private RetryModel readRetry(ExecutableElement method, AnnotationMirror mirror) {
    AnnotationReader reader = new AnnotationReader(elements, mirror);
    return new RetryModel(
        readMethod(method),
        mirror,
        reader.integer("maxAttempts"),
        reader.text("delay"),
        reader.decimal("multiplier"),
        reader.text("maxDelay"),
        reader.constant("jitter"),
        reader.text("maxDuration"),
        reader.types("on"),
        reader.types("abortOn"),
        reader.text("retryIf"),
        reader.text("fallback"),
        reader.text("budget"),
        reader.constant("nested"));
  }

  /** A method, annotated or not. */
  public MethodModel readMethod(ExecutableElement method) {
    return new MethodModel(method, names.signature(method), names.descriptor(method));
  }
}
