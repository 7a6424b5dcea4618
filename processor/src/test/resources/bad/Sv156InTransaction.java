package bad;

import dev.selvedge.Retry;
import org.springframework.transaction.annotation.Transactional;

class Sv156InTransaction {
  @Retry // expect SV156
  @Transactional
  void spring() {}

  @Retry // expect SV156
  @jakarta.transaction.Transactional
  void jakarta() {}

  @Transactional
  @interface Unit {}

  @Retry // expect SV156
  @Unit
  void composed() {}
}

@Transactional
class Sv156OnClass {
  @Retry // expect SV156
  void call() {}

  @Retry
  private void neverIntercepted() {}
}
