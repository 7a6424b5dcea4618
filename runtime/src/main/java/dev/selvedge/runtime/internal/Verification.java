package dev.selvedge.runtime.internal;

import dev.selvedge.Woven;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.NotWovenException;
import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.config.Settings;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that everything annotated is woven and every setting can be used. */
public final class Verification {
  private final ClassLoader loader;
  private final Settings settings;

  public Verification(ClassLoader loader, Settings settings) {
    this.loader = loader;
    this.settings = settings;
  }

  /**
   * Returns if all is well.
   *
   * @throws NotWovenException naming every class that is not woven; wrong settings, if there are
   *     any too, are suppressed in it
   * @throws InvalidSettingException naming every setting that is wrong
   */
  public void run() {
    Set<String> classes = WovenIndex.classes(loader);
    List<String> unwoven = unwoven(classes);
    List<String> wrong = new ArrayList<>(settings.problems());
    wrong.addAll(new SettingTargets(loader, classes).problems(settings.targets()));
    SelvedgeException settingsProblem =
        wrong.isEmpty() ? null : new InvalidSettingException(joined(wrong, " settings are wrong:"));
    if (!unwoven.isEmpty()) {
      NotWovenException problem =
          new NotWovenException(joined(unwoven, " classes or methods are not woven:"));
      if (settingsProblem != null) {
        problem.addSuppressed(settingsProblem);
      }
      throw problem;
    }
    if (settingsProblem != null) {
      throw settingsProblem;
    }
  }

  private static String joined(List<String> messages, String summary) {
    return messages.size() == 1
        ? messages.get(0)
        : messages.size() + summary + "\n  " + String.join("\n  ", messages);
  }

  private List<String> unwoven(Set<String> classes) {
    if (classes.isEmpty()) {
      return List.of(
          Diagnostic.NOTHING_TO_VERIFY.message(
              "on the class path: the annotation processor did not run",
              "add selvedge-processor to annotationProcessorPaths (JDK 23 and newer run no processor"
                  + " from the class path)"));
    }
    List<String> problems = new ArrayList<>();
    for (String name : classes) {
      try {
        problems.addAll(unwoven(Class.forName(name, false, loader)));
      } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
        problems.add(Diagnostic.NOT_WOVEN.message(name, ": it cannot be loaded: " + e));
      }
    }
    return problems;
  }

  private static List<String> unwoven(Class<?> type) {
    Woven mark = type.getDeclaredAnnotation(Woven.class);
    if (mark == null) {
      return List.of(Diagnostic.NOT_WOVEN.message(type.getName(), foreign(type)));
    }
    List<String> problems = new ArrayList<>();
    for (String method : mark.unwoven()) {
      problems.add(Diagnostic.NOT_WOVEN.message(type.getName(), ": " + method));
    }
    return problems;
  }

  /** Where the class comes from; two copies of Selvedge do not recognise each other's marks. */
  private static String foreign(Class<?> type) {
    for (Annotation annotation : type.getDeclaredAnnotations()) {
      Class<?> kind = annotation.annotationType();
      if (kind.getName().equals(Woven.class.getName())) {
        return " for this copy of Selvedge but for the one of " + loaderOf(kind);
      }
    }
    return " (" + loaderOf(type) + ")";
  }

  private static String loaderOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? "the bootstrap class loader" : "class loader " + loader;
  }
}
