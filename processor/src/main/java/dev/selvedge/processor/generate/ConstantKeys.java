package dev.selvedge.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.LockModel;
import dev.selvedge.processor.model.MethodModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Keys that are the same for every call: made once. */
final class ConstantKeys {

  private ConstantKeys() {}

  static FieldSpec field(LockModel lock) {
    List<CodeBlock> literals =
        lock.keys().value().stream().map(key -> CodeBlock.of("$S", key.literals())).toList();
    return FieldSpec.builder(
            KeysCode.KEYS, fieldName(lock), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("\n$>$>$T.constant($L)$<$<", KeysCode.KEYS, CodeBlock.join(literals, ",$W"))
        .build();
  }

  static MethodSpec method(LockModel lock) {
    return KeysCode.declaration(lock).addStatement("return $N", fieldName(lock)).build();
  }

  private static String fieldName(LockModel lock) {
    MethodModel method = lock.method();
    return CompanionNames.planField(method.name(), method.descriptor()) + "_constant";
  }
}
