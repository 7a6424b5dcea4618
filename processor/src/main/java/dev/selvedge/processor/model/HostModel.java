package dev.selvedge.processor.model;

import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * A class that declares annotated methods.
 *
 * @param packageName empty for the default package
 * @param binaryName as the class file has it, {@code com.acme.Outer$Inner}
 * @param strays annotations that mean nothing where they are
 */
public record HostModel(
    TypeElement element,
    String packageName,
    String binaryName,
    List<RetryModel> retries,
    List<LockModel> locks,
    List<ShardModel> shards,
    List<Stray> strays) {

  public HostModel {
    retries = List.copyOf(retries);
    locks = List.copyOf(locks);
    shards = List.copyOf(shards);
    strays = List.copyOf(strays);
  }

  /** Whether it mentions types that do not exist yet, so that it has to be read again. */
  public boolean isAwaited() {
    return locks.stream().anyMatch(LockModel::isAwaited)
        || shards.stream().anyMatch(ShardModel::isAwaited);
  }

  /** Whether nothing of it is to be woven. */
  public boolean isPlain() {
    return retries.isEmpty() && locks.isEmpty() && shards.isEmpty();
  }

  /** Whether its module can name a type; before Java 9 there is none, and every type can be. */
  public boolean sees(Elements elements, String type) {
    ModuleElement module = elements.getModuleOf(element);
    TypeElement seen =
        module == null ? elements.getTypeElement(type) : elements.getTypeElement(module, type);
    return seen != null;
  }

  /** Its name without the package, as source has it: {@code Outer.Inner}. */
  public String sourceName() {
    String canonical = element.getQualifiedName().toString();
    return packageName.isEmpty() ? canonical : canonical.substring(packageName.length() + 1);
  }
}
