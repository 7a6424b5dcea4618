package dev.selvedge.agent;

import dev.selvedge.agent.scan.ConstantPoolScan;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The gate that every loaded class passes: nearly all are let through untouched, without loading
 * Byte Buddy. Classes that are redefined (HotSwap) are woven again, or they would lose it.
 */
final class WeavingTransformer implements ClassFileTransformer {
  private final ConstantPoolScan scan = new ConstantPoolScan(Names.WEAVABLE);
  private final AgentOptions options;

  WeavingTransformer(AgentOptions options) {
    this.options = options;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || isOurs(name) || !scan.hits(classFile)) {
      return null;
    }
    return LoadTimeWeaving.weave(loader, name, classFile, options);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("dev/selvedge/runtime/") || name.startsWith("dev/selvedge/agent/");
  }
}
