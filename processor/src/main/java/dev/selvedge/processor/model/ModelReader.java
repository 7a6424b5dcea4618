package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** The other annotation, likewise. */
  public static final String LOCK = "dev.selvedge.DistributedLock";

  static final Set<String> ANNOTATIONS = Set.of(RETRY, LOCK);

  private final Elements elements;
  private final ErasedNames names;
  private final KeyReader keys;

  public ModelReader(Elements elements, Types types) {
    this.elements = elements;
    this.names = new ErasedNames(elements, types);
    this.keys = new KeyReader(elements, types);
  }

  /** Whether a class can be read now, or has to wait for what other processors generate. */
  public boolean isReadable(TypeElement host) {
    return Resolution.isComplete(host);
  }

  /** Everything annotated in one class, classes nested in it left out. */
  public HostModel read(TypeElement host) {
    List<RetryModel> retries = new ArrayList<>();
    List<LockModel> locks = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(host.getEnclosedElements())) {
      AnnotationMirror retry = AnnotationReader.find(method, RETRY);
      if (retry != null) {
        retries.add(readRetry(method, retry));
      }
      AnnotationMirror lock = AnnotationReader.find(method, LOCK);
      if (lock != null) {
        locks.add(readLock(host, method, lock));
      }
    }
    return new HostModel(
        host,
        elements.getPackageOf(host).getQualifiedName().toString(),
        elements.getBinaryName(host).toString(),
        retries,
        locks);
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

  private LockModel readLock(TypeElement host, ExecutableElement method, AnnotationMirror mirror) {
    AnnotationReader reader = new AnnotationReader(elements, mirror);
    return new LockModel(
        readMethod(method),
        mirror,
        reader.texts("value", (text, source) -> keys.read(host, method, text, source)),
        reader.text("waitFor"),
        reader.text("lease"),
        reader.constant("onBusy"),
        reader.constant("onLost"),
        reader.text("holdAtLeast"),
        reader.constant("mode"),
        reader.constant("require"),
        reader.text("coordinator"));
  }

  /** A method, annotated or not. */
  public MethodModel readMethod(ExecutableElement method) {
    return new MethodModel(method, names.signature(method), names.descriptor(method));
  }
}
