package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Variants that run in turns: each round runs every variant once, and begins with another one, so
 * that a busy stretch of the machine and the state its neighbour leaves touch all alike. One round
 * before the first is not counted: it fills the file caches.
 */
public final class Tournament {

  private final List<Variant> variants;
  private final MeasuredProcess process;

  public Tournament(List<Variant> variants, Path scratch) {
    this.variants = List.copyOf(variants);
    this.process = new MeasuredProcess(scratch);
  }

  /** What each variant used in each round, in the order of the variants. */
  public Map<String, List<Usage>> run(int rounds) throws IOException, InterruptedException {
    Map<String, List<Usage>> all = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (int turn = 0; turn < variants.size(); turn++) {
        Variant variant = variants.get((round + turn) % variants.size());
        Usage usage = process.run(variant.command());
        List<Usage> counted = all.computeIfAbsent(variant.name(), name -> new ArrayList<>());
        if (round > 0) {
          counted.add(usage);
        }
      }
      System.err.printf("round %d of %d%n", round, rounds);
    }
    return all;
  }
}
