package dev.selvedge.it;

import java.util.List;
import java.util.stream.Stream;

/** Whether the processor took part in the programs' compilation. */
enum Compilation {
  WITHOUT_COMPANIONS {
    @Override
    List<String> options() {
      return List.of("-proc:none");
    }
  },

  WITH_COMPANIONS {
    @Override
    List<String> options() {
      return List.of("-processorpath", Artifacts.classPath(Artifacts.processorPath()));
    }
  };

  abstract List<String> options();

  /** Both, where the build says where the processor is. */
  static List<Compilation> available() {
    return Stream.of(values())
        .filter(how -> how == WITHOUT_COMPANIONS || !Artifacts.processorPath().isEmpty())
        .toList();
  }
}
