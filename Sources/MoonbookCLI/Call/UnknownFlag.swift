import GaussDB

extension FieldResolver {
    /// What is wrong with the name of a flag behind which no value stands: it may be a misspelt switch.
    ///
    /// - Returns: Nil when there is such a field, so that only its value is missing.
    func unknown(flag name: String) -> Problem? {
        guard let path = try? FieldPath(parsing: CallOption.bareName(name)) else { return nil }
        do throws(Problem) {
            _ = try resolve(path)
            return nil
        } catch {
            guard path.steps.count == 1, let nearest = Self.nearestSwitch(to: name) else { return error }
            return Problem(
                path: error.path,
                message: "there is no field and no option `--\(name.singleLine)`; did you mean `--\(nearest)`?",
                nearest: nearest)
        }
    }

    /// The option without a value that was probably meant.
    static func nearestSwitch(to name: String) -> String? {
        let switches = CallOption.allCases.filter { $0.valueName == nil }.map(\.rawValue)
        return NearestName.nearest(to: name.replacing("_", with: "-"), among: switches)
    }
}
