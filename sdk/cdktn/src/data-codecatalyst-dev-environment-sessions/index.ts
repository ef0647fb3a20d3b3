// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataCodecatalystDevEnvironmentSessionsConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id of the environment.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions#dev_environment_id DataCodecatalystDevEnvironmentSessions#dev_environment_id}
  */
  readonly devEnvironmentId: string;
  /**
  * The project that holds the environment. It must have 3 to 63 characters: it is the project's name, as `project.name` has it, and neither its display name nor its id.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions#project_name DataCodecatalystDevEnvironmentSessions#project_name}
  */
  readonly projectName: string;
  /**
  * The space that holds the project. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions#space_name DataCodecatalystDevEnvironmentSessions#space_name}
  */
  readonly spaceName?: string;
}
export interface DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessions {
}

export function dataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsToTerraform(struct?: DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsToHclTerraform(struct?: DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessions | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessions | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // dev_environment_id - computed: true, optional: false, required: false
  public get devEnvironmentId() {
    return this.getStringAttribute('dev_environment_id');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // project_name - computed: true, optional: false, required: false
  public get projectName() {
    return this.getStringAttribute('project_name');
  }

  // space_name - computed: true, optional: false, required: false
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }

  // started_time - computed: true, optional: false, required: false
  public get startedTime() {
    return this.getStringAttribute('started_time');
  }
}

export class DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsOutputReference {
    return new DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions codecatalyst_dev_environment_sessions}
*/
export class DataCodecatalystDevEnvironmentSessions extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_dev_environment_sessions";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataCodecatalystDevEnvironmentSessions resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCodecatalystDevEnvironmentSessions to import
  * @param importFromId The id of the existing DataCodecatalystDevEnvironmentSessions that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCodecatalystDevEnvironmentSessions to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_dev_environment_sessions", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/dev_environment_sessions codecatalyst_dev_environment_sessions} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCodecatalystDevEnvironmentSessionsConfig
  */
  public constructor(scope: Construct, id: string, config: DataCodecatalystDevEnvironmentSessionsConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_dev_environment_sessions',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._devEnvironmentId = config.devEnvironmentId;
    this._projectName = config.projectName;
    this._spaceName = config.spaceName;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // dev_environment_id - computed: false, optional: false, required: true
  private _devEnvironmentId?: string; 
  public get devEnvironmentId() {
    return this.getStringAttribute('dev_environment_id');
  }
  public set devEnvironmentId(value: string) {
    this._devEnvironmentId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get devEnvironmentIdInput() {
    return this._devEnvironmentId;
  }

  // dev_environment_sessions - computed: true, optional: false, required: false
  private _devEnvironmentSessions = new DataCodecatalystDevEnvironmentSessionsDevEnvironmentSessionsList(this, "dev_environment_sessions", false);
  public get devEnvironmentSessions() {
    return this._devEnvironmentSessions;
  }

  // project_name - computed: false, optional: false, required: true
  private _projectName?: string; 
  public get projectName() {
    return this.getStringAttribute('project_name');
  }
  public set projectName(value: string) {
    this._projectName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      dev_environment_id: cdktn.stringToTerraform(this._devEnvironmentId),
      project_name: cdktn.stringToTerraform(this._projectName),
      space_name: cdktn.stringToTerraform(this._spaceName),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      dev_environment_id: {
        value: cdktn.stringToHclTerraform(this._devEnvironmentId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_name: {
        value: cdktn.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      space_name: {
        value: cdktn.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
