package dev.modelwire.inference.internal.scan.tflite;

import static dev.modelwire.inference.internal.scan.tflite.OperatorSpec.ANY;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operators of the schema that an engine is given, by their numbers. */
final class Operators {

    private static final Map<Integer, OperatorSpec> ALL = new HashMap<>();

    static {
        elementwise();
        pairs();
        layers();
        reductions();
        shapes();
        selections();
        graphs();
        others();
    }

    private Operators() {}

    static Optional<OperatorSpec> find(int number) {
        return Optional.ofNullable(ALL.get(number));
    }

    private static void elementwise() {
        one(6, "DEQUANTIZE", 38, ElementwiseRules::dequantize);
        one(8, "FLOOR", 0, ElementwiseRules::same);
        one(11, "L2_NORMALIZATION", 12, ElementwiseRules::normalisation);
        one(13, "LOCAL_RESPONSE_NORMALIZATION", 13, ElementwiseRules::localNormalisation);
        one(14, "LOGISTIC", 0, ElementwiseRules::same);
        one(19, "RELU", 0, ElementwiseRules::same);
        one(20, "RELU_N1_TO_1", 0, ElementwiseRules::same);
        one(21, "RELU6", 0, ElementwiseRules::same);
        one(25, "SOFTMAX", 9, ElementwiseRules::softmax);
        one(28, "TANH", 0, ElementwiseRules::same);
        one(47, "EXP", 33, ElementwiseRules::same);
        one(50, "LOG_SOFTMAX", 36, ElementwiseRules::vector);
        one(53, "CAST", 37, ElementwiseRules::sameShape);
        one(59, "NEG", 42, ElementwiseRules::same);
        one(66, "SIN", 0, ElementwiseRules::same);
        one(73, "LOG", 0, ElementwiseRules::same);
        one(75, "SQRT", 0, ElementwiseRules::same);
        one(76, "RSQRT", 0, ElementwiseRules::same);
        one(80, "FAKE_QUANT", 58, ElementwiseRules::same);
        one(87, "LOGICAL_NOT", 63, ElementwiseRules::same);
        one(92, "SQUARE", 66, ElementwiseRules::same);
        one(93, "ZEROS_LIKE", 67, ElementwiseRules::same);
        one(98, "LEAKY_RELU", 75, ElementwiseRules::same);
        one(101, "ABS", 78, ElementwiseRules::same);
        one(104, "CEIL", 0, ElementwiseRules::same);
        one(108, "COS", 84, ElementwiseRules::same);
        one(111, "ELU", 0, ElementwiseRules::same);
        one(114, "QUANTIZE", 89, ElementwiseRules::quantize);
        one(116, "ROUND", 0, ElementwiseRules::same);
        one(117, "HARD_SWISH", 91, ElementwiseRules::same);
        one(133, "IMAG", 0, ElementwiseRules::sameShape);
        one(134, "REAL", 0, ElementwiseRules::sameShape);
        one(135, "COMPLEX_ABS", 0, ElementwiseRules::sameShape);
        one(147, "BUCKETIZE", 115, ElementwiseRules::sameShape);
        one(150, "GELU", 116, ElementwiseRules::same);
        one(152, "RELU_0_TO_1", 0, ElementwiseRules::same);
        one(158, "SIGN", 0, ElementwiseRules::same);
    }

    private static void pairs() {
        add(0, "ADD", 2, 2, 11, ElementwiseRules::activatedPair);
        add(18, "MUL", 2, 2, 21, ElementwiseRules::activatedPair);
        add(41, "SUB", 2, 2, 28, ElementwiseRules::activatedPair);
        add(42, "DIV", 2, 2, 29, ElementwiseRules::activatedPair);
        add(54, "PRELU", 2, 2, 0, ElementwiseRules::pair);
        add(55, "MAXIMUM", 2, 2, 39, ElementwiseRules::pair);
        add(57, "MINIMUM", 2, 2, 39, ElementwiseRules::pair);
        add(58, "LESS", 2, 2, 41, ElementwiseRules::comparison);
        add(61, "GREATER", 2, 2, 44, ElementwiseRules::comparison);
        add(62, "GREATER_EQUAL", 2, 2, 45, ElementwiseRules::comparison);
        add(63, "LESS_EQUAL", 2, 2, 46, ElementwiseRules::comparison);
        add(71, "EQUAL", 2, 2, 53, ElementwiseRules::comparison);
        add(72, "NOT_EQUAL", 2, 2, 54, ElementwiseRules::comparison);
        add(78, "POW", 2, 2, 56, ElementwiseRules::pair);
        add(84, "LOGICAL_OR", 2, 2, 60, ElementwiseRules::pair);
        add(86, "LOGICAL_AND", 2, 2, 62, ElementwiseRules::pair);
        add(90, "FLOOR_DIV", 2, 2, 65, ElementwiseRules::pair);
        add(95, "FLOOR_MOD", 2, 2, 72, ElementwiseRules::pair);
        add(99, "SQUARED_DIFFERENCE", 2, 2, 76, ElementwiseRules::pair);
        add(106, "ADD_N", 1, ANY, 82, ElementwiseRules::sum);
        add(156, "ATAN2", 2, 2, 0, ElementwiseRules::pair);
    }

    private static void layers() {
        required(1, "AVERAGE_POOL_2D", 1, 1, 5, ConvolutionRules::pool);
        required(12, "L2_POOL_2D", 1, 1, 5, ConvolutionRules::pool);
        required(17, "MAX_POOL_2D", 1, 1, 5, ConvolutionRules::pool);
        required(3, "CONV_2D", 2, 3, 1, ConvolutionRules::convolution);
        required(4, "DEPTHWISE_CONV_2D", 2, 3, 2, ConvolutionRules::depthwise);
        required(67, "TRANSPOSE_CONV", 3, 4, 49, ConvolutionRules::transposed);
        required(5, "DEPTH_TO_SPACE", 1, 1, 94, ConvolutionRules::depthToSpace);
        required(26, "SPACE_TO_DEPTH", 1, 1, 19, ConvolutionRules::spaceToDepth);
        required(9, "FULLY_CONNECTED", 2, 3, 8, DenseRules::fullyConnected);
        required(126, "BATCH_MATMUL", 2, 2, 101, DenseRules::matrices);
        put(44, "UNIDIRECTIONAL_SEQUENCE_LSTM", 20, 24, 1, 1, new OperatorSpec.Options(71, true), LstmRule::check);
        put(16, "LSTM", 5, 24, 1, 4, new OperatorSpec.Options(14, true), Rule.NONE);
        put(27, "SVDF", 5, 5, 1, 1, new OperatorSpec.Options(6, true), Rule.NONE);
        put(24, "RNN", 5, 5, 1, 1, new OperatorSpec.Options(7, true), Rule.NONE);
        put(35, "UNIDIRECTIONAL_SEQUENCE_RNN", 5, 5, 1, 1, new OperatorSpec.Options(31, true), Rule.NONE);
        put(46, "BIDIRECTIONAL_SEQUENCE_RNN", 12, 12, 1, 2, new OperatorSpec.Options(70, true), Rule.NONE);
        put(52, "BIDIRECTIONAL_SEQUENCE_LSTM", 48, 48, 1, 2, new OperatorSpec.Options(69, true), Rule.NONE);
        required(132, "CONV_3D", 2, 3, 106, Op::dynamic);
        required(141, "CONV_3D_TRANSPOSE", 3, 4, 106, Op::dynamic);
    }

    private static void reductions() {
        add(40, "MEAN", 2, 2, 27, ReductionRules::reduce);
        add(74, "SUM", 2, 2, 27, ReductionRules::reduce);
        add(81, "REDUCE_PROD", 2, 2, 27, ReductionRules::reduce);
        add(82, "REDUCE_MAX", 2, 2, 27, ReductionRules::reduce);
        add(89, "REDUCE_MIN", 2, 2, 27, ReductionRules::reduce);
        add(91, "REDUCE_ANY", 2, 2, 27, ReductionRules::reduce);
        add(140, "REDUCE_ALL", 2, 2, 27, ReductionRules::reduce);
        add(56, "ARG_MAX", 2, 2, 40, ReductionRules::position);
        add(79, "ARG_MIN", 2, 2, 57, ReductionRules::position);
        add(128, "CUMSUM", 2, 2, 102, ElementwiseRules::same);
    }

    private static void shapes() {
        add(2, "CONCATENATION", 1, ANY, 10, ShapeRules::concatenate);
        add(22, "RESHAPE", 1, 2, 17, ShapeRules::reshape);
        add(43, "SQUEEZE", 1, 1, 30, ShapeRules::squeeze);
        add(70, "EXPAND_DIMS", 2, 2, 52, ShapeRules::expand);
        add(39, "TRANSPOSE", 2, 2, 26, ShapeRules::transpose);
        add(83, "PACK", 1, ANY, 59, ShapeRules::pack);
        put(88, "UNPACK", 1, 1, 1, ANY, new OperatorSpec.Options(64, true), ShapeRules::unpack);
        put(49, "SPLIT", 2, 2, 1, ANY, new OperatorSpec.Options(35, true), ShapeRules::split);
        put(102, "SPLIT_V", 3, 3, 1, ANY, new OperatorSpec.Options(79, false), ShapeRules::splitSizes);
        add(77, "SHAPE", 1, 1, 55, ShapeRules::shape);
        add(110, "RANK", 1, 1, 86, op -> op.writes(0));
        add(69, "TILE", 2, 2, 51, ShapeRules::tile);
        add(94, "FILL", 2, 2, 68, ShapeRules::fill);
        add(130, "BROADCAST_TO", 2, 2, 104, ShapeRules::broadcastTo);
    }

    private static void selections() {
        add(34, "PAD", 2, 2, 22, SliceRules::pad);
        add(60, "PADV2", 3, 3, 43, SliceRules::pad);
        add(100, "MIRROR_PAD", 2, 2, 77, SliceRules::mirrorPad);
        add(65, "SLICE", 3, 3, 48, SliceRules::slice);
        add(45, "STRIDED_SLICE", 4, 4, 32, SliceRules::strided);
        add(36, "GATHER", 2, 2, 23, SliceRules::gather);
        add(7, "EMBEDDING_LOOKUP", 2, 2, 0, SliceRules::embedding);
        add(107, "GATHER_ND", 2, 2, 83, SliceRules::gatherNd);
        put(48, "TOPK_V2", 2, 2, 2, 2, new OperatorSpec.Options(34, false), SliceRules::top);
        add(64, "SELECT", 3, 3, 47, Op::dynamic);
        add(123, "SELECT_V2", 3, 3, 98, Op::dynamic);
        add(105, "REVERSE_V2", 2, 2, 81, ElementwiseRules::same);
        add(112, "REVERSE_SEQUENCE", 2, 2, 87, ElementwiseRules::same);
        required(23, "RESIZE_BILINEAR", 2, 2, 15, ConvolutionRules::resize);
        required(97, "RESIZE_NEAREST_NEIGHBOR", 2, 2, 74, ConvolutionRules::resize);
        add(37, "BATCH_TO_SPACE_ND", 3, 3, 24, SliceRules::blocks);
        add(38, "SPACE_TO_BATCH_ND", 3, 3, 25, SliceRules::blocks);
    }

    private static void graphs() {
        put(31, "CALL", 0, ANY, 0, ANY, new OperatorSpec.Options(16, true), Op::dynamic);
        put(118, "IF", 1, ANY, 0, ANY, new OperatorSpec.Options(92, true), Op::dynamic);
        put(119, "WHILE", 1, ANY, 1, ANY, new OperatorSpec.Options(93, true), Op::dynamic);
        put(129, "CALL_ONCE", 0, 0, 0, 0, new OperatorSpec.Options(103, true), Rule.NONE);
        put(142, "VAR_HANDLE", 0, 0, 1, 1, new OperatorSpec.Options(111, true), Rule.NONE);
        put(143, "READ_VARIABLE", 1, 1, 1, 1, new OperatorSpec.Options(112, false), Op::dynamic);
        put(144, "ASSIGN_VARIABLE", 2, 2, 0, 0, new OperatorSpec.Options(113, false), Rule.NONE);
    }

    /** Where what is written depends on what is read, an engine must allocate as it runs; nothing is known before. */
    private static void others() {
        put(103, "UNIQUE", 1, 1, 2, 2, new OperatorSpec.Options(80, false), Op::dynamic);
        put(120, "NON_MAX_SUPPRESSION_V4", 5, 5, 2, 2, new OperatorSpec.Options(95, false), Op::dynamic);
        put(121, "NON_MAX_SUPPRESSION_V5", 6, 6, 3, 3, new OperatorSpec.Options(96, false), Op::dynamic);
        add(96, "RANGE", 3, 3, 73, Op::dynamic);
        add(109, "WHERE", 1, 1, 85, Op::dynamic);
        add(68, "SPARSE_TO_DENSE", 4, 4, 50, Op::dynamic);
        add(85, "ONE_HOT", 4, 4, 61, Op::dynamic);
        add(113, "MATRIX_DIAG", 1, 1, 88, Op::dynamic);
        add(115, "MATRIX_SET_DIAG", 2, 2, 90, Op::dynamic);
        add(122, "SCATTER_ND", 3, 3, 97, Op::dynamic);
        add(125, "SEGMENT_SUM", 2, 2, 100, Op::dynamic);
        add(131, "RFFT2D", 2, 2, 105, Op::dynamic);
        add(145, "BROADCAST_ARGS", 2, 2, 0, Op::dynamic);
        add(151, "DYNAMIC_UPDATE_SLICE", 3, 3, 117, ElementwiseRules::same);
        add(146, "RANDOM_STANDARD_NORMAL", 1, 1, 114, Op::dynamic);
        add(148, "RANDOM_UNIFORM", 1, 1, 114, Op::dynamic);
        add(149, "MULTINOMIAL", 2, 2, 114, Op::dynamic);
    }

    private static void one(int number, String name, int options, Rule rule) {
        add(number, name, 1, 1, options, rule);
    }

    private static void add(int number, String name, int least, int most, int options, Rule rule) {
        put(number, name, least, most, 1, 1, new OperatorSpec.Options(options, false), rule);
    }

    private static void required(int number, String name, int least, int most, int options, Rule rule) {
        put(number, name, least, most, 1, 1, new OperatorSpec.Options(options, true), rule);
    }

    private static void put(
            int number,
            String name,
            int least,
            int most,
            int leastOutputs,
            int mostOutputs,
            OperatorSpec.Options options,
            Rule rule) {
        ALL.put(number, new OperatorSpec(name, least, most, leastOutputs, mostOutputs, options, rule));
    }
}
