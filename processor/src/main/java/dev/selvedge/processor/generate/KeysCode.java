package dev.selvedge.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.KeyPart;
import dev.selvedge.processor.model.KeyTemplate;
import dev.selvedge.processor.model.LockModel;
import dev.selvedge.processor.model.MethodModel;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The method that makes the keys of one call's lock. */
final class KeysCode {

  static final ClassName KEYS = ClassName.get("dev.selvedge.runtime.lock", "LockKeys");

  private final LockModel lock;
  private final MethodSpec.Builder method;
  private final PathCode paths;

  private KeysCode(Elements elements, Types types, LockModel lock, Reach reach) {
    this.lock = lock;
    this.method = declaration(lock);
    VariableNames variables = new VariableNames("keys", KEYS.simpleName());
    this.paths = new PathCode(elements, types, reach, variables, method, "keys");
  }

  static MethodSpec method(
      Elements elements, Types types, HostModel host, LockModel lock, Reach reach) {
    KeysCode code = new KeysCode(elements, types, lock, reach);
    code.body(host);
    code.paths.suppress();
    return code.method.build();
  }

  /** The method without parameters and body. */
  static MethodSpec.Builder declaration(LockModel lock) {
    MethodModel model = lock.method();
    return MethodSpec.methodBuilder(CompanionNames.keysMethod(model.name(), model.descriptor()))
        .addModifiers(Modifier.STATIC)
        .returns(KEYS);
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
      String path = value.path().text();
      method.addStatement("keys.value($S, $L)", path, paths.value(value.path()));
    }
  }
}
