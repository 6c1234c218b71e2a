import Yams
@main struct Placeholder { static func main() {} }
