package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The step from the compiler's elements to the model. */
public final class ModelReader {

  /** The annotation, by name: this processor never loads it. */
  public static final String RETRY = "dev.selvedge.Retry";

  /** The other annotation, likewise. */
  public static final String LOCK = "dev.selvedge.DistributedLock";

  /** The third, likewise. */
  public static final String SHARD_BY = "dev.selvedge.ShardBy";

  /** Marks a parameter of a method that is {@link #SHARD_BY}. */
  public static final String SHARD = "dev.selvedge.Shard";

  /** Marks a method that is {@link #RETRY} or {@link #SHARD_BY}. */
  public static final String IDEMPOTENT = "dev.selvedge.Idempotent";

  /** Those that methods are woven for. */
  static final Set<String> ANNOTATIONS = Set.of(RETRY, LOCK, SHARD_BY);

  /** All that the processor looks for. */
  public static final Set<String> SUPPORTED = Set.of(RETRY, LOCK, SHARD_BY, SHARD, IDEMPOTENT);

  private final Elements elements;
  private final ErasedNames names;
  private final KeyReader keys;
  private final CargoReader cargo;

  public ModelReader(Elements elements, Types types) {
    this.elements = elements;
    this.names = new ErasedNames(elements, types);
    this.keys = new KeyReader(elements, types);
    this.cargo = new CargoReader(elements, types);
  }

  /** Whether a class can be read now, or has to wait for what other processors generate. */
  public boolean isReadable(TypeElement host) {
    return Resolution.isComplete(host);
  }

  /** Everything annotated in one class, classes nested in it left out. */
  public HostModel read(TypeElement host) {
    List<RetryModel> retries = new ArrayList<>();
    List<LockModel> locks = new ArrayList<>();
    List<ShardModel> shards = new ArrayList<>();
    List<Stray> strays = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(host.getEnclosedElements())) {
      AnnotationMirror retry = AnnotationReader.find(method, RETRY);
      if (retry != null) {
        retries.add(readRetry(method, retry));
      }
      AnnotationMirror lock = AnnotationReader.find(method, LOCK);
      if (lock != null) {
        locks.add(readLock(host, method, lock));
      }
      AnnotationMirror shard = AnnotationReader.find(method, SHARD_BY);
      if (shard != null) {
        shards.add(readShard(host, method, shard));
      } else {
        addStrayResources(method, strays);
      }
      if (retry == null && shard == null) {
        addStray(method, IDEMPOTENT, method, strays);
      }
    }
    for (ExecutableElement constructor : ElementFilter.constructorsIn(host.getEnclosedElements())) {
      addStrayResources(constructor, strays);
    }
    return new HostModel(
        host,
        elements.getPackageOf(host).getQualifiedName().toString(),
        elements.getBinaryName(host).toString(),
        retries,
        locks,
        shards,
        strays);
  }

  private void addStrayResources(ExecutableElement of, List<Stray> strays) {
    of.getParameters().forEach(parameter -> addStray(parameter, SHARD, of, strays));
  }

  private void addStray(Element on, String annotation, ExecutableElement of, List<Stray> strays) {
    AnnotationMirror mirror = AnnotationReader.find(on, annotation);
    if (mirror != null) {
      strays.add(new Stray(on, mirror, annotation, names.signature(of)));
    }
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

  private ShardModel readShard(
      TypeElement host, ExecutableElement method, AnnotationMirror mirror) {
    AnnotationReader reader = new AnnotationReader(elements, mirror);
    List<VariableElement> resources = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      if (AnnotationReader.find(parameter, SHARD) != null) {
        resources.add(parameter);
      }
    }
    Attribute<String> mode = reader.constant("mode");
    return new ShardModel(
        readMethod(method),
        mirror,
        reader.texts("value", (text, source) -> keys.readPath(host, method, text, source)),
        reader.text("ring"),
        reader.constant("affinity"),
        reader.text("timeout"),
        mode,
        resources,
        ShardModel.selects(resources, mode) ? List.of() : cargo.read(method));
  }

  /** A method, annotated or not. */
  public MethodModel readMethod(ExecutableElement method) {
    return new MethodModel(method, names.signature(method), names.descriptor(method));
  }
}
