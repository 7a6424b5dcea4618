package dev.selvedge.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.selvedge.processor.model.Hop;
import dev.selvedge.processor.model.KeyPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads the values of paths in a generated method: from the left to the right, each step once, and
 * each step is asked for null before the next is taken. Types are erased, and cast where that loses
 * what the next step needs.
 */
final class PathCode {

  /** A value that has been evaluated: the variable's name and type. */
  private record Variable(String name, TypeMirror type) {}

  private final Types types;
  private final NamedTypes names;
  private final VariableNames variables;
  private final MethodSpec.Builder method;
  private final String plan;
  private final Map<String, Variable> arguments = new HashMap<>();
  private final Map<String, Variable> locals = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> qualifiers = new HashSet<>();
  private final Set<String> notNull = new HashSet<>();

  /**
   * Gives the method its parameters.
   *
   * @param reach the paths, and what is passed for them
   * @param variables without the names that are taken
   * @param plan the variable whose {@code missing(path)} makes what to throw for a null
   */
  PathCode(
      Elements elements,
      Types types,
      Reach reach,
      VariableNames variables,
      MethodSpec.Builder method,
      String plan) {
    this.types = types;
    this.names = new NamedTypes(elements, types);
    this.variables = variables;
    this.method = method;
    this.plan = plan;
    reach.items().forEach(this::parameter);
    reach.paths().forEach(this::count);
  }

  private void parameter(String item, KeyPath path) {
    int hops = path.hopsOfHost();
    TypeMirror type;
    if (hops == 0) {
      type = path.root().isNameable() ? path.root().type() : names.object();
    } else {
      Hop last = path.hops().get(hops - 1);
      type = last.isNameable() ? names.boxed(last.raw()) : names.object();
    }
    Variable variable = new Variable(variables.of(path, hops), type);
    arguments.put(item, variable);
    if (hops == 0 && path.root().isThis()) {
      notNull.add(variable.name());
    }
    method.addParameter(names.use(type), variable.name());
  }

  private void count(KeyPath path) {
    uses.merge(path.text(), 1, Integer::sum);
    for (int hop = path.hopsOfHost(); hop < path.hops().size(); hop++) {
      qualifiers.add(path.text(hop));
    }
  }

  /** The value of a path, which may be null. */
  CodeBlock value(KeyPath path) {
    Variable at = argumentFor(path);
    int count = path.hops().size();
    for (int i = path.hopsOfHost(); i < count; i++) {
      requireNotNull(at, path.text(i));
      Hop hop = path.hops().get(i);
      String reached = path.text(i + 1);
      Variable known = locals.get(reached);
      if (known == null && !isKept(reached)) {
        return step(at, hop);
      }
      at = known == null ? keep(path, i + 1, at) : known;
    }
    return CodeBlock.of("$N", at.name());
  }

  /** The value of a path, which is asked for null, too, and fits a type. */
  CodeBlock required(KeyPath path, TypeMirror as) {
    Variable at = argumentFor(path);
    int count = path.hops().size();
    for (int i = path.hopsOfHost(); i < count; i++) {
      requireNotNull(at, path.text(i));
      Hop hop = path.hops().get(i);
      String reached = path.text(i + 1);
      Variable known = locals.get(reached);
      if (known == null && !isKept(reached) && hop.raw().getKind().isPrimitive()) {
        return step(at, hop);
      }
      at = known == null ? keep(path, i + 1, at) : known;
    }
    requireNotNull(at, path.text());
    return types.isAssignable(at.type(), as)
        ? CodeBlock.of("$N", at.name())
        : CodeBlock.of("($T) $N", names.use(as), at.name());
  }

  private Variable argumentFor(KeyPath path) {
    Variable argument = arguments.get(Reach.item(path));
    if (argument == null) {
      throw new IllegalStateException("no argument for " + path.text());
    }
    return argument;
  }

  /** Whether a value is needed more than once. */
  private boolean isKept(String path) {
    return qualifiers.contains(path) || uses.getOrDefault(path, 0) > 1;
  }

  /** Evaluates a path up to so many hops, the last of them from a value that is known. */
  private Variable keep(KeyPath path, int hops, Variable from) {
    String reached = path.text(hops);
    Hop hop = path.hops().get(hops - 1);
    boolean isQualifier = qualifiers.contains(reached);
    TypeMirror type = isQualifier ? hop.type() : hop.isNameable() ? hop.raw() : names.object();
    CodeBlock value = step(from, hop);
    Variable local = new Variable(variables.of(path, hops), type);
    if (types.isAssignable(hop.raw(), type)) {
      method.addStatement("$T $N = $L", names.use(type), local.name(), value);
    } else {
      method.addStatement("$T $N = ($T) $L", names.use(type), local.name(), names.use(type), value);
    }
    locals.put(reached, local);
    return local;
  }

  private CodeBlock step(Variable from, Hop hop) {
    TypeMirror owner = types.erasure(hop.owner().asType());
    CodeBlock receiver =
        types.isSubtype(types.erasure(from.type()), owner)
            ? CodeBlock.of("$N", from.name())
            : CodeBlock.of("(($T) $N)", names.use(owner), from.name());
    names.note(hop.member());
    return CodeBlock.of(
        hop.isField() ? "$L.$L" : "$L.$L()", receiver, hop.member().getSimpleName());
  }

  private void requireNotNull(Variable variable, String path) {
    if (!variable.type().getKind().isPrimitive() && notNull.add(variable.name())) {
      method.beginControlFlow("if ($N == null)", variable.name());
      method.addStatement("throw $N.missing($S)", plan, path);
      method.endControlFlow();
    }
  }

  /** To be called at the end: keeps the compiler quiet about what the host has been told. */
  void suppress() {
    List<String> warnings = names.warnings();
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppression = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppression.addMember("value", "$S", warning));
      method.addAnnotation(suppression.build());
    }
  }
}
