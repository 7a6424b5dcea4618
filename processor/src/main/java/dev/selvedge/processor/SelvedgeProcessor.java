package dev.selvedge.processor;

import com.google.auto.service.AutoService;
import dev.selvedge.processor.model.ModelReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The annotation processor: rejects misuse of {@code @Retry}, {@code @DistributedLock} and
 * {@code @ShardBy}, and generates for each class that uses them a companion and an index entry.
 * Isolating in Gradle's sense, and claims no annotation.
 */
@AutoService(Processor.class)
public final class SelvedgeProcessor extends AbstractProcessor {

  /** Classes that wait for types which other processors may generate, by qualified name. */
  private final Map<String, TypeElement> waiting = new LinkedHashMap<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ModelReader.SUPPORTED;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  /** Nothing is done in the last round: a type that is missing then, the compiler reports. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!round.processingOver()) {
      Pipeline pipeline = new Pipeline(processingEnv);
      for (TypeElement annotation : annotations) {
        round.getElementsAnnotatedWith(annotation).forEach(this::enqueue);
      }
      Map<String, TypeElement> hosts = new LinkedHashMap<>(waiting);
      waiting.clear();
      hosts.forEach(
          (name, type) -> {
            if (!pipeline.run(current(name, type))) {
              waiting.put(name, type);
            }
          });
    }
    return false;
  }

  /** An annotated method, or a parameter. */
  private void enqueue(Element annotated) {
    Element at = annotated.getEnclosingElement();
    while (at instanceof ExecutableElement) {
      at = at.getEnclosingElement();
    }
    if (at instanceof TypeElement host) {
      waiting.put(host.getQualifiedName().toString(), host);
    }
  }

  /** The element as this round has it; those of earlier rounds may be stale. */
  private TypeElement current(String name, TypeElement type) {
    TypeElement current = processingEnv.getElementUtils().getTypeElement(name);
    return current == null ? type : current;
  }
}
