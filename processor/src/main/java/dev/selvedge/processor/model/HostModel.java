package dev.selvedge.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A class that declares annotated methods.
 *
 * @param packageName empty for the default package
 * @param binaryName as the class file has it, {@code com.acme.Outer$Inner}
 */
public record HostModel(
    TypeElement element, String packageName, String binaryName, List<RetryModel> retries) {

  public HostModel {
    retries = List.copyOf(retries);
  }

  /** Its name without the package, as source has it: {@code Outer.Inner}. */
  public String sourceName() {
    String canonical = element.getQualifiedName().toString();
    return packageName.isEmpty() ? canonical : canonical.substring(packageName.length() + 1);
  }
}
