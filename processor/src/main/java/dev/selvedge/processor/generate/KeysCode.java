package dev.selvedge.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.Hop;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.KeyPart;
import dev.selvedge.processor.model.KeyPath;
import dev.selvedge.processor.model.KeyTemplate;
import dev.selvedge.processor.model.LockModel;
import dev.selvedge.processor.model.MethodModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The method that makes the keys of one call. It evaluates the paths from the left to the right,
 * each step once, and asks each step for null before it takes the next. Types are erased, and cast
 * where that loses what the next step needs.
 */
final class KeysCode {

  static final ClassName KEYS = ClassName.get("dev.selvedge.runtime.lock", "LockKeys");

  /** A value that has been evaluated: the variable's name and type. */
  private record Variable(String name, TypeMirror type) {}

  private final Types types;
  private final LockModel lock;
  private final NamedTypes names;
  private final VariableNames variables = new VariableNames("keys", KEYS.simpleName());
  private final MethodSpec.Builder method;
  private final Map<String, Variable> arguments = new HashMap<>();
  private final Map<String, Variable> locals = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> qualifiers = new HashSet<>();
  private final Set<String> notNull = new HashSet<>();

  private KeysCode(Elements elements, Types types, LockModel lock) {
    this.types = types;
    this.lock = lock;
    this.names = new NamedTypes(elements, types);
    this.method = declaration(lock);
  }

  static MethodSpec method(
      Elements elements, Types types, HostModel host, LockModel lock, Reach reach) {
    KeysCode code = new KeysCode(elements, types, lock);
    reach.items().forEach(code::parameter);
    code.countUses();
    code.body(host);
    code.suppress();
    return code.method.build();
  }

  /** The method without parameters and body. */
  static MethodSpec.Builder declaration(LockModel lock) {
    MethodModel model = lock.method();
    return MethodSpec.methodBuilder(CompanionNames.keysMethod(model.name(), model.descriptor()))
        .addModifiers(Modifier.STATIC)
        .returns(KEYS);
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

  private void countUses() {
    for (KeyPath path : Reach.paths(lock)) {
      uses.merge(path.text(), 1, Integer::sum);
      for (int hop = path.hopsOfHost(); hop < path.hops().size(); hop++) {
        qualifiers.add(path.text(hop));
      }
    }
  }

  private void body(HostModel host) {
    List<KeyTemplate> keys = lock.keys().value();
    method.addStatement(
        "$T keys =\n$T.of($S,$W$S)",
        KEYS.nestedClass("Builder"),
        KEYS,
        host.binaryName() + "#" + lock.method().signature(),
        keys.get(0).text());
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        method.addStatement("keys.next($S)", keys.get(i).text());
      }
      keys.get(i).parts().forEach(this::part);
    }
    method.addStatement("return keys.build()");
  }

  private void part(KeyPart part) {
    if (part instanceof KeyPart.Literal literal) {
      method.addStatement("keys.literal($S)", literal.text());
    } else if (part instanceof KeyPart.Value value) {
      CodeBlock evaluated = evaluate(value.path());
      method.addStatement("keys.value($S, $L)", value.path().text(), evaluated);
    }
  }

  private CodeBlock evaluate(KeyPath path) {
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
    if (notNull.add(variable.name())) {
      method.beginControlFlow("if ($N == null)", variable.name());
      method.addStatement("throw keys.missing($S)", path);
      method.endControlFlow();
    }
  }

  private void suppress() {
    List<String> warnings = names.warnings();
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppression = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppression.addMember("value", "$S", warning));
      method.addAnnotation(suppression.build());
    }
  }
}
