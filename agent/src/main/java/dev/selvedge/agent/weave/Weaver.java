package dev.selvedge.agent.weave;

import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodTooLargeException;

/**
 * Turns the class file of an annotated class into a woven one: a pure function of the bytes and of
 * what stands around them. Immutable.
 */
public final class Weaver {
  private final String version;
  private final boolean refuseUnwoven;

  /**
   * A weaver.
   *
   * @param version what woven classes are marked with
   * @param refuseUnwoven whether methods that cannot be woven are rewritten to throw
   */
  public Weaver(String version, boolean refuseUnwoven) {
    this.version = version;
    this.refuseUnwoven = refuseUnwoven;
  }

  /**
   * Weaves one class.
   *
   * @param name internal name
   * @throws IOException if the companion is there but its bytes cannot be got
   */
  public WeaveResult weave(String name, byte[] classFile, ClassPath classPath) throws IOException {
    int original = ClassFormat.version(classFile);
    byte[] readable = ClassFormat.readable(classFile);
    ClassModel host = ModelReader.read(new ClassReader(readable));
    if (host.annotated().isEmpty()) {
      return WeaveResult.UNTOUCHED;
    }
    if (host.wovenBy() != null) {
      return host.wovenBy().equals(version)
          ? WeaveResult.UNTOUCHED
          : new WeaveResult(
              null,
              List.of(
                  Diagnostic.WEAVE_WRONG_VERSION.message(
                      host.binaryName(), host.wovenBy(), version)));
    }
    Findings findings = Findings.of(host, readable, classPath, refuseUnwoven);
    byte[] woven =
        weave(new WeavePass(host, readable, version, classPath.seesRuntime(), findings), findings);
    return new WeaveResult(
        ClassFormat.isNewer(classFile) ? ClassFormat.withVersion(woven, original) : woven,
        findings.problems());
  }

  /** That a method is too large is found out on the way, once for each. */
  private static byte[] weave(WeavePass pass, Findings findings) {
    while (true) {
      try {
        return pass.weave();
      } catch (MethodTooLargeException e) {
        if (!findings.refuseTooLarge(e.getMethodName() + e.getDescriptor())) {
          findings.refuseAll(e);
          return pass.refuse();
        }
      } catch (RuntimeException | LinkageError e) {
        findings.refuseAll(e);
        return pass.refuse();
      }
    }
  }
}
