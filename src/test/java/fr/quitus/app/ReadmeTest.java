package fr.quitus.app;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.CommandReader;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to send is what the door reads. */
class ReadmeTest {
    private static final Pattern CALL = Pattern.compile("/api/v1/commands/([A-Za-z]+) .*?-d '([^']+)'", Pattern.DOTALL);

    @Test
    void the_first_call_is_a_command_that_the_door_reads() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("quitus.root", ".."), "README.md"));
        List<MatchResult> calls = CALL.matcher(readme).results().toList();

        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            assertThat(LedgerTypes.commandsByName()).containsKey(call.group(1));
            Class<? extends LedgerCommand> type =
                    Objects.requireNonNull(LedgerTypes.commandsByName().get(call.group(1)));
            assertThat(CommandReader.read(call.group(2).getBytes(StandardCharsets.UTF_8), type))
                    .isInstanceOf(type);
        });
    }
}
