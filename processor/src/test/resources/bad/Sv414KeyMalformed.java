package bad;

import dev.selvedge.DistributedLock;

class Sv414KeyMalformed {
  @DistributedLock({
    "invoice:{id", // expect SV414
    "invoice:id}", // expect SV414
    "invoice:{}", // expect SV414
    "invoice:{ id }", // expect SV414
    "invoice:{id.}", // expect SV414
    "invoice:{id..x}", // expect SV414
    "invoice:{{{id}",
    "invoice:{id.2}", // expect SV414
    "invoice:{{id}}"
  })
  void call(long id) {}
}
