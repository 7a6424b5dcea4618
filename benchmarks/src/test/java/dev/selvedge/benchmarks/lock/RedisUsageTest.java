package dev.selvedge.benchmarks.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisUsageTest {

  @Test
  void tells_what_clients_sent_from_what_scripts_called_and_leaves_its_own_questions_out() {
    String stats =
        """
        # Commandstats
        cmdstat_evalsha:calls=10,usec=100,usec_per_call=10.00
        cmdstat_subscribe:calls=2,usec=3,usec_per_call=1.50
        cmdstat_hget:calls=20,usec=10,usec_per_call=0.50
        cmdstat_publish:calls=5,usec=10,usec_per_call=2.00
        cmdstat_info:calls=99,usec=10,usec_per_call=2.00
        """;
    String cpu =
        """
        # CPU
        used_cpu_sys:0.250000
        used_cpu_user:1.500000
        used_cpu_sys_children:7.000000
        used_cpu_user_children:7.000000
        used_cpu_sys_main_thread:0.200000
        """;

    assertThat(RedisUsage.parse(stats, cpu)).isEqualTo(new RedisUsage(12, 37, 1750));
  }
}
