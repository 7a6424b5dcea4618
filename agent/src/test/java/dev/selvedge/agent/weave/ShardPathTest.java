package dev.selvedge.agent.weave;

import static dev.selvedge.agent.weave.Locked.companion;
import static dev.selvedge.agent.weave.Sharded.shard;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call costs whose key is owned here, in instructions: the way to the first return. */
class ShardPathTest {

  @ParameterizedTest
  @CsvSource({
    "int,I",
    "void,V",
    "long,J",
    "java.util.concurrent.CompletionStage<Long>,Ljava/util/concurrent/CompletionStage;"
  })
  void hashAQuestionAndTheBody(String type, String result) throws Exception {
    String descriptor = "(Ljava/lang/String;J)" + result;
    assertThat(calls(type, descriptor, "String name, long id", "#0 #1"))
        .containsExactly("balance_hash", "isHere", "balance$local");
  }

  @Test
  void partsThatOnlyTheHostReadsAreAMethodMore() throws Exception {
    assertThat(calls("int", "(Ljava/lang/String;J)I", "Object region", "this>f:p/Host.region:J"))
        .containsExactly("balance$hash", "isHere", "balance$local");
  }

  private static List<String> calls(String type, String descriptor, String parameters, String reach)
      throws Exception {
    String host =
        """
        package p;
        class Host {
          private long region;
          @dev.selvedge.ShardBy("name") %s balance(String name, long id) { throw new IllegalStateException(); }
        }
        """
            .formatted(type);
    Compiled compiled =
        Sharded.compile(
            17, host, companion("Host", shard("balance", descriptor, parameters, reach, "1")));
    byte[] woven =
        Objects.requireNonNull(compiled.weave(new Weaver("1", true), "p.Host").classFile());
    List<String> calls = new ArrayList<>();
    new ClassReader(woven)
        .accept(
            new ClassVisitor(OpenedClassReader.ASM_API) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access, String name, String own, String signature, String[] exceptions) {
                return name.equals("balance") ? new FirstWay(calls) : null;
              }
            },
            0);
    return calls;
  }

  /** Notes calls, and whatever allocates, up to the first return. */
  private static final class FirstWay extends MethodVisitor {
    private final List<String> calls;
    private boolean returned;

    FirstWay(List<String> calls) {
      super(OpenedClassReader.ASM_API);
      this.calls = calls;
    }

    private void note(String what) {
      if (!returned) {
        calls.add(what.replaceAll("_[0-9a-f]{8}_", "_"));
      }
    }

    @Override
    public void visitInsn(int opcode) {
      returned |= opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean inInterface) {
      note(name);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      note("type " + type);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle factory, Object... arguments) {
      note("lambda " + name);
    }
  }
}
