package dev.selvedge.processor.generate;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.processor.model.HostModel;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Writes the index entry by which {@code Selvedge.verify()} knows that a class is to be woven: an
 * empty file named after it. One file per class needs no merging and stays isolating.
 */
public final class IndexGenerator {

  private final Filer filer;

  public IndexGenerator(Filer filer) {
    this.filer = filer;
  }

  /** Writes the entry, with the host as its only originating element. */
  public void generate(HostModel host) throws IOException {
    String path = CompanionNames.INDEX + host.binaryName();
    filer
        .createResource(StandardLocation.CLASS_OUTPUT, "", path, host.element())
        .openOutputStream()
        .close();
  }
}
