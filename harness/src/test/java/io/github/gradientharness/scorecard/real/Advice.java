package io.github.gradientharness.scorecard.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What to try, told by the words of a remedy. A remedy can hold several. */
enum Advice {
    SCALE_INPUTS("(scale|standardi[sz]e|normali[sz]e|divide).{0,30}inputs|inputs.{0,40}(scale|standardi|centre)"),
    SCALE_TARGETS("(scale|standardi[sz]e|normali[sz]e).{0,60}targets|targets.{0,40}(scale|standardi)"),
    LOWER_RATE("(lower|smaller|reduce|decrease)\\W.{0,20}rate|rate.{0,20}(lower|too (high|large))"),
    RAISE_RATE("(raise|higher|larger|increase)\\W.{0,20}rate|rate.{0,20}(raise|too (low|small))"),
    MEND_SCHEDULE("schedule|decay.{0,30}(rate|less|slow)"),
    LESS_CLIPPING("(gradient|norm).{0,30}clipped|(raise|remove|larger).{0,40}clip|clip.{0,40}(raise|remove|larger)"),
    CLIP("clip the gradient"),
    KERNELS_SMALLER("kernels smaller|smaller (initial )?kernels"),
    KERNELS_BY_FAN("\\bhe (initiali|uniform|normal|for)|\\bhe\\b.{0,12}initiali|glorot|xavier|kernels larger"),
    KERNELS_AROUND_ZERO("around zero|both signs"),
    KERNELS_RANDOM("at random|random(ly)?\\W|copies|symmetr"),
    OTHER_ACTIVATION("replace the sigmoid|leaky relu|use relu|relu with he|relu in place"),
    FEWER_LAYERS("fewer (layers|of them)|shallower"),
    NORMALIZE("batch normali[sz]ation|layer normali[sz]ation"),
    FITTING_OUTPUT("linear output|identity|sigmoid, or two units|output.{0,40}(linear|identity|softmax|sigmoid)"
            + "|one softmax|softmax or sigmoid|two units"),
    FITTING_LOSS("mcxent|cross-entropy|xent|loss function"),
    BIASES("bias"),
    LESS_REGULARIZATION("(lower|smaller|less|reduce|remove).{0,30}(l2|l1|regulari[sz]|weight decay)|(l2|regulari[sz]"
            + "|weight decay).{0,40}(lower|smaller|less|remove)"),
    UNFREEZE("frozen|unfreeze|frozenlayer|hand its parameters|trainable|constant"),
    GATED_CELLS("lstm|gate|shorter sequences|truncat|orthogonal"),
    LOG_OF_ZERO("log\\(0\\)"),
    LABELS("labels"),
    NOTHING("(?!)");

    private final Pattern words;

    Advice(String words) {
        this.words = Pattern.compile(words);
    }

    /** Everything that a remedy advises, in the order of its words. */
    static List<Advice> in(String remedy) {
        String text = remedy.toLowerCase(Locale.ROOT);
        List<Advice> found = new ArrayList<>();
        for (Advice advice : values()) {
            if (advice.words.matcher(text).find()) {
                found.add(advice);
            }
        }
        return found;
    }
}
