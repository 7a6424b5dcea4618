package dev.selvedge.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.MethodModel;
import dev.selvedge.processor.model.ShardModel;
import dev.selvedge.processor.model.ShardPart;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The method that hashes the key of one call, without an object of its own. */
final class KeyHashCode {

  private static final ClassName KEY_HASH = ClassName.get("dev.selvedge.runtime.shard", "KeyHash");

  private final TypeMirror enumType;
  private final TypeMirror object;
  private final MethodSpec.Builder method;
  private final VariableNames variables;
  private final PathCode paths;

  private KeyHashCode(Elements elements, Types types, ShardModel shard, Reach reach) {
    MethodModel model = shard.method();
    String plan = CompanionNames.shardField(model.name(), model.descriptor());
    this.enumType = types.erasure(elements.getTypeElement("java.lang.Enum").asType());
    this.object = elements.getTypeElement("java.lang.Object").asType();
    this.method =
        MethodSpec.methodBuilder(CompanionNames.hashMethod(model.name(), model.descriptor()))
            .addModifiers(Modifier.STATIC)
            .returns(TypeName.LONG);
    this.variables = new VariableNames("hash", KEY_HASH.simpleName(), plan);
    this.paths = new PathCode(elements, types, reach, variables, method, plan);
  }

  static MethodSpec method(Elements elements, Types types, ShardModel shard, Reach reach) {
    KeyHashCode code = new KeyHashCode(elements, types, shard, reach);
    List<ShardPart> parts = shard.parts();
    boolean isSingle = parts.size() == 1;
    if (isSingle && parts.get(0) instanceof ShardPart.Value value) {
      code.method.addStatement("return $L", code.hash(value));
    } else {
      code.composite(
          "hash",
          isSingle && parts.get(0) instanceof ShardPart.Composite only ? only.parts() : parts);
      code.method.addStatement("return hash");
    }
    code.paths.suppress();
    return code.method.build();
  }

  private void composite(String variable, List<ShardPart> parts) {
    method.addStatement("long $N = $T.composite($L)", variable, KEY_HASH, parts.size());
    for (ShardPart part : parts) {
      method.addStatement("$1N = $2T.and($1N, $3L)", variable, KEY_HASH, hash(part));
    }
  }

  private CodeBlock hash(ShardPart part) {
    if (part instanceof ShardPart.Value value) {
      return hash(value);
    }
    if (part instanceof ShardPart.Composite composite) {
      String variable = variables.hashOf(composite.path());
      composite(variable, composite.parts());
      return CodeBlock.of("$N", variable);
    }
    throw new IllegalStateException("unknown part " + part);
  }

  private CodeBlock hash(ShardPart.Value value) {
    return switch (value.hashedAs()) {
      case ITSELF ->
          CodeBlock.of("$T.of($L)", KEY_HASH, paths.required(value.path(), value.path().type()));
      case ENUM -> CodeBlock.of("$T.of($L)", KEY_HASH, paths.required(value.path(), enumType));
      case TEXT -> CodeBlock.of("$T.ofText($L)", KEY_HASH, paths.required(value.path(), object));
    };
  }
}
